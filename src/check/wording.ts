// A finding's texts with what was found put in: `{reach}`, `{proposal.approach}`, `{groups}`, `{because}`.
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Derived, Pack, Rule, Variable } from '../model/pack.js';
import { asksOf } from '../model/reads.js';
import { voicesIn } from '../model/voices.js';
import { variableAt } from './answers.js';
import type { Sight } from './sight.js';

export interface Wording {
  readonly sight: Sight;
  /** Condition of the rule that speaks; null where none does. */
  readonly when: Condition | null;
  /** Names of the groups that made it speak. */
  readonly groups: readonly string[];
  /** Further words by name. */
  readonly more?: Readonly<Record<string, string>>;
}

/** The text with everything in braces replaced. */
export function worded(text: string, wording: Wording): string {
  return text.includes('{')
    ? text.replace(/\{([\w.-]+)\}/g, (_, id: string) => wordFor(id, wording))
    : text;
}

function wordFor(id: string, wording: Wording): string {
  const { sight, more, groups } = wording;
  if (more?.[id] !== undefined) return more[id];
  if (id === 'groups') return inARow(groups);
  if (id === 'because') return inARow(reasonsIn(wording));
  const index = variableAt(id, sight.pack);
  const variable = sight.pack.variables[index];
  return variable ? valueInWords(index as VariableIndex, variable, sight) : id;
}

/** `a`, `a and b`, `a, b and c`. */
export const inARow = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? 'nobody')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What the derived facts that a rule asks for say, those that hold. */
function reasonsIn({ sight, when }: Wording): readonly string[] {
  const { variables, derived } = sight.pack;
  const asks = when ? asksOf(when) : [];
  return asks.flatMap(({ variable, values }) => {
    const asked = variables[variable];
    const says = asked?.kind === 'derived' ? derived[asked.index]?.says : undefined;
    return says && values !== null && (values >> sight.valueOf(variable)) & 1 ? [says] : [];
  });
}

function valueInWords(index: VariableIndex, variable: Variable, sight: Sight): string {
  const { pack, brief } = sight;
  const text = variable.kind === 'fact' ? brief.texts[variable.index] : undefined;
  if (text !== undefined) return text;
  if (variable.kind === 'setting') return String(pack.settings[variable.index]?.value ?? '');
  if (variable.kind === 'flag') return inARow(whatRaised(variable.index, sight));
  const derived = variable.kind === 'derived' ? pack.derived[variable.index] : undefined;
  const special = derived && derivedInWords(derived, sight);
  if (special) return special;
  return titleOf(variable.values[sight.valueOf(index)] ?? 'unknown', pack);
}

/** Why a flag is up: what the rules say that raised it. */
const whatRaised = (flag: number, { pack, holds }: Sight): readonly string[] =>
  (raisers(pack)[flag] ?? []).flatMap(({ when, because }) => (holds(when) ? [because] : []));

const raising = new WeakMap<Pack, readonly (readonly Rule[])[]>();

/** By flag the rules that raise it; looked up once a pack. */
function raisers(pack: Pack): readonly (readonly Rule[])[] {
  const known = raising.get(pack);
  if (known) return known;
  const found = pack.flags.map((_, flag) =>
    pack.rules.filter(
      ({ effect, off }) => effect.kind === 'flag' && effect.to === flag && off === null,
    ),
  );
  raising.set(pack, found);
  return found;
}

/** The keys that a map lacks, who spoke for what, or the days between two dates. */
function derivedInWords(derived: Derived, { brief, pack, valueOf }: Sight): string | null {
  if (derived.kind === 'agreement')
    return inARow(
      voicesIn(derived, valueOf, pack).map(
        ({ option, by }) =>
          `${titleOf(option, pack)} (${by.map((variable) => pack.variables[variable]?.id ?? '').join(', ')})`,
      ),
    );
  if (derived.kind === 'lacks') {
    const given = (brief.maps[derived.map] ?? []).map(({ key }) => key);
    return inARow(derived.keys.filter((key) => !given.includes(key)));
  }
  if (derived.kind !== 'days') return null;
  const [from, to] = [brief.texts[derived.from], brief.texts[derived.to]];
  return from && to ? String(Math.round((Date.parse(to) - Date.parse(from)) / dayLength)) : null;
}

const dayLength = 24 * 60 * 60 * 1000;

/** The title of a position on the scale, a kind or a name; any other value as it is written. */
function titleOf(id: string, { scale, kinds, names }: Pack): string {
  const term = [...scale.approaches, ...kinds, ...names].find((one) => one.id === id);
  return term?.title ?? id;
}
