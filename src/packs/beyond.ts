// What a pack holds beyond the one that it is built on: all that has to be kept of it where the other is at hand.
import { withLater } from '../model/later.js';
import type { Pack, Rule } from '../model/pack.js';
import { headsOf, ruleAt, type Shelf, shelve } from '../model/rules.js';

/** The parts of a pack that its base does not share; in lists a number is the position of an item in the list of the base. */
export type Beyond = Readonly<Record<string, unknown>>;

/** Parts are shared where they are the same object. */
export function beyond(base: Pack, pack: Pack): Beyond {
  const parts = Object.entries(pack).flatMap(([key, own]) => {
    const shared: unknown = base[key as keyof Pack];
    if (own === shared) return [];
    return [[key, isList(own) && isList(shared) ? inPositions(own, shared) : own] as const];
  });
  return Object.fromEntries(parts);
}

/** The pack that holds this beyond its base; what the base parses only once it is asked for is left so. */
export function onto(base: Pack, own: Beyond): Pack {
  const part = <K extends keyof Pack>(key: K): Pack[K] => {
    if (!Object.hasOwn(own, key)) return base[key];
    const [held, shared]: readonly unknown[] = [own[key], base[key]];
    return (isList(held) && isList(shared) ? inFull(held, shared) : held) as Pack[K];
  };
  const keys = (Object.keys(base) as (keyof Pack)[]).filter((key) => !isLater(key));
  const now = Object.fromEntries(keys.map((key) => [key, part(key)])) as Omit<Pack, Later>;
  const pack = withLater<typeof now, Pick<Pack, Later>>(now, {
    texts: () => part('texts'),
    sources: () => part('sources'),
    rules: () => part('rules'),
  });
  const rules = own.rules as readonly (number | Rule)[] | undefined;
  shelve(
    pack,
    rules ? rulesOnto(base, rules) : { heads: headsOf(base), ruleAt: (at) => ruleAt(base, at) },
  );
  return pack;
}

type Later = 'texts' | 'sources' | 'rules';

const isLater = (key: keyof Pack): key is Later =>
  key === 'texts' || key === 'sources' || key === 'rules';

/** Rules one by one, those of the base by their positions there. */
function rulesOnto(base: Pack, rules: readonly (number | Rule)[]): Shelf {
  const { ids, layers, kinds, whens, offs } = headsOf(base);
  const all = <T>(shared: readonly T[], of: (own: Rule) => T): readonly T[] =>
    rules.map((rule) => (typeof rule === 'number' ? (shared[rule] as T) : of(rule)));
  return {
    heads: {
      ids: all(ids, ({ id }) => id),
      layers: all(layers, ({ layer }) => layer),
      kinds: all(kinds, ({ effect }) => effect.kind),
      whens: all(whens, ({ when }) => when),
      offs: all(offs, ({ off }) => off),
    },
    ruleAt: (index) => {
      const rule = rules[index] as number | Rule;
      return typeof rule === 'number' ? ruleAt(base, rule) : rule;
    },
  };
}

const isList: (part: unknown) => part is readonly unknown[] = Array.isArray;

/** No list of a pack holds numbers of its own. */
function inPositions(own: readonly unknown[], shared: readonly unknown[]): readonly unknown[] {
  const positions = new Map(shared.map((item, position) => [item, position]));
  return own.map((item) => positions.get(item) ?? item);
}

const inFull = (part: readonly unknown[], shared: readonly unknown[]): readonly unknown[] =>
  part.map((item) => (typeof item === 'number' ? shared[item] : item));
