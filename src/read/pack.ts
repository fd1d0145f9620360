// A rule pack out of its files: everything looked up, laid in a workable order, and all that is wrong told at once.
// Each part of a pack is read by a file of its own; here they are put together and onto the pack they build on.
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Derived, Fact, Pack, Rule } from '../model/pack.js';
import type { Source } from '../model/source.js';
import { type Askable, askableOf } from './pack-askable.js';
import { changed } from './pack-change.js';
import { conditionOf } from './pack-condition.js';
import { derivedOf } from './pack-derived.js';
import { packDigest } from './pack-digest.js';
import { type Frame, frameOf } from './pack-frame.js';
import { type Declared, type Gathered, gather } from './pack-gather.js';
import { apart, wellNamed, wellNamedFacts } from './pack-ids.js';
import { checkCircles, checkOrdinary, checkReads, type Standing } from './pack-layers.js';
import { manifestOf } from './pack-manifest.js';
import { askedApart, newTo } from './pack-names.js';
import { readsOfVariables, workableOrder } from './pack-order.js';
import { ordinaryCases } from './pack-ordinary.js';
import { on } from './pack-page.js';
import { renumbered } from './pack-renumber.js';
import { ruleOf } from './pack-rules.js';
import { thenOf } from './pack-then.js';

/**
 * The pack in these files, built on the last of `base`, which holds all before it.
 * With any error in it the pack is null; diagnostics come in the order of the files.
 */
export function readPack(files: readonly Source[], base: readonly Pack[]): Read<Pack> {
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic): void => {
    found.push(one);
  };
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const below = base.at(-1) ?? null;
  const gathered = gather(sorted, below?.files.length ?? 0, report);
  const manifest = manifestOf(gathered, base, sorted, report);
  const pack: Pack = {
    ...contentOf(gathered, below && changed(below, gathered.declared.change), manifest.id),
    ...manifest,
    extends: below ? [below.id, ...below.extends] : [],
    digest: packDigest(files, below),
    files: [...(below?.files ?? []), ...sorted.map(({ name }) => name)],
  };
  checkWhole(gathered, below, found);
  const diagnostics = inOrder(found, sorted);
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return { value: broken ? null : pack, diagnostics };
}

type Content = Omit<Pack, 'id' | 'version' | 'title' | 'extends' | 'digest' | 'files'>;

function contentOf(gathered: Gathered, base: Pack | null, id: string): Content {
  const { single, declared } = gathered;
  const named = askedApart(
    {
      settings: wellNamed(declared.settings, 'setting'),
      facts: apart(wellNamedFacts(declared.facts), base?.facts ?? []),
      derived: wellNamed(declared.derived, 'derived fact'),
      flags: wellNamed(declared.flags, 'flag'),
    },
    base,
  );
  const frame = frameOf(gathered, base, named.flags);
  const askable = askableOf({ ...named, people: single.get('people') }, frame, base);
  const facts = [
    ...(base?.facts ?? []),
    ...askable.heads.map((head) => withOrdinary(head, askable)),
  ];
  const derived = [...(base?.derived ?? []), ...derivedFacts(askable)];
  const standing = rulesOf(
    newTo(base?.rules ?? [], declared.rules, 'rule'),
    base,
    id,
    frame,
    askable,
  );
  const then = single.get('then');
  const draft = {
    ...frame.named,
    ...{ texts: frame.texts, sources: frame.sources },
    ...{ settings: askable.settings, facts, people: askable.people, derived },
    variables: askable.variables,
    rules: [...(base?.rules ?? []), ...standing.map(({ rule }) => rule)],
    then: base ? base.then : then ? thenOf(then, facts, frame.named.kinds) : null,
  };
  return laidOut(draft, declared.facts.concat(declared.derived), askable, standing);
}

/** The draft with its variables in a workable order, once nothing reads what is not known yet. */
function laidOut(
  draft: Content,
  declared: readonly Declared[],
  askable: Askable,
  standing: readonly Standing[],
): Content {
  const { order, layers, circles } = workableOrder(draft.variables, readsOfVariables(draft));
  const variables = draft.variables.map((variable, at) => {
    const layer = layers[at] ?? variable.layer;
    return layer === variable.layer ? variable : { ...variable, layer };
  });
  const layered = { ...draft, variables };
  checkCircles(layered, circles, declared, standing);
  if (circles.length === 0) {
    checkReads(layered, standing);
    checkOrdinary(layered, askable.heads);
  }
  return renumbered(layered, order);
}

function withOrdinary({ fact, section }: Askable['heads'][number], { vocabulary }: Askable): Fact {
  const { page, entries, at, where } = section;
  if (fact.leftOut === 'any' && fact.kind === 'choice') {
    const values = fact.values.map(({ id }) => id);
    const read = ordinaryCases(section, values, (_, tree) => conditionOf(page, tree, vocabulary));
    return { ...fact, ordinary: read };
  }
  if (entries.ordinary) {
    const place = on(page, entries.ordinary.keySpan ?? at);
    page.report(diagnostic('pack/needless-ordinary', place, where, fact.leftOut));
  }
  return fact;
}

const derivedFacts = (askable: Askable): readonly Derived[] =>
  askable.derivedHeads.flatMap((head) => derivedOf(head, head.variable, askable) ?? []);

function rulesOf(
  declared: readonly Declared[],
  base: Pack | null,
  pack: string,
  { named, sourceIds }: Frame,
  { facts, vocabulary }: Askable,
): readonly Standing[] {
  const wellCalled = wellNamed(declared, 'rule');
  const all: readonly { readonly id: string }[] = [...(base?.rules ?? []), ...wellCalled];
  const rules = new Map(all.map(({ id }, index) => [id, index]));
  return wellCalled.flatMap((one) => {
    const rule: Rule | null = ruleOf(one, pack, { named, facts, vocabulary, rules }, sourceIds);
    return rule ? [{ rule, page: one.page }] : [];
  });
}

/** A pack needs a scale and rules; one built on another needs something to add or change. */
function checkWhole({ single, declared }: Gathered, base: Pack | null, found: Diagnostic[]): void {
  const title = single.get('id') ?? single.get('toforwith-pack');
  if (!title) return;
  const at = on(title.page, title.entry.keySpan);
  if (!base && !single.has('scale')) found.push(diagnostic('pack/empty', at, 'scale'));
  const something = base
    ? Object.values(declared).some((things) => things.length > 0)
    : declared.rules.length > 0;
  if (!something)
    found.push(diagnostic('pack/empty', at, base ? 'rules, facts or changes' : 'rules'));
}

function inOrder(found: readonly Diagnostic[], files: readonly Source[]): readonly Diagnostic[] {
  const position = new Map(files.map((file, index) => [file, index]));
  const rank = ({ at }: Diagnostic): number => position.get(at.source) ?? -1;
  return [...found].sort((a, b) => rank(a) - rank(b) || a.at.span.start - b.at.span.start);
}
