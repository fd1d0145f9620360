// The laws of a pack: what is to hold over all possible briefs, each one condition or one direction.
// They are read apart from the rest, by those who prove them.
import type { CellIndex, VariableIndex } from '../model/condition.js';
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Law } from '../model/law.js';
import { type Pack, type Pin, pins } from '../model/pack.js';
import type { Source } from '../model/source.js';
import { entryOf, type Tree } from '../model/tree.js';
import { nearest } from './nearest.js';
import { cited } from './pack-cited.js';
import { conditionOf } from './pack-condition.js';
import { type Declared, gather } from './pack-gather.js';
import { asOneOf, asWord, on, type Page } from './pack-page.js';
import { peopleWords } from './pack-people-words.js';
import { needed, neededText, oneOrMore, type Section, sectionOf } from './pack-section.js';
import { type Vocabulary, wordsOf } from './pack-vocabulary.js';

export const lawKeys = [
  'id',
  'never',
  'when',
  'always',
  'raising',
  'never-moves',
  'to-the',
  'keeping',
  'because',
  'source',
  'covers',
  'off',
] as const;
type LawSection = Section<(typeof lawKeys)[number]>;

/** The laws in these files, in their order. */
export function readLaws(files: readonly Source[], pack: Pack): Read<readonly Law[]> {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic): void => {
    diagnostics.push(found);
  };
  const vocabulary: Vocabulary = {
    words: wordsOf(pack.variables, pack),
    people: pack.people && peopleWords(pack.people),
  };
  const sources = new Map(pack.sources.map(({ id }, index) => [id, index]));
  const { laws } = gather(files, 0, () => {}).declared;
  const value = laws.flatMap((declared) =>
    isSetAside(declared)
      ? []
      : (lawOf({ ...declared, page: { ...declared.page, report } }, vocabulary, sources) ?? []),
  );
  return { value, diagnostics };
}

/** A law of a base pack that these files set aside, with the reason. */
export interface SetAside {
  readonly id: string;
  readonly reason: string;
}

/** The entries of `laws:` with `off`; `known` are the ids of the laws that can be set aside. */
export function lawsSetAside(
  files: readonly Source[],
  known: readonly string[],
): Read<readonly SetAside[]> {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic): void => {
    diagnostics.push(found);
  };
  const { laws } = gather(files, 0, () => {}).declared;
  const value = laws.filter(isSetAside).flatMap(({ id, at, tree, ...declared }) => {
    const page = { ...declared.page, report };
    const section = sectionOf(page, tree, id, at, ['id', 'off']);
    if (known.includes(id)) return section ? [{ id, reason: neededText(section, 'off') }] : [];
    report(diagnostic('pack/unknown-id', on(page, at), id, 'law', nearest(id, known)));
    return [];
  });
  return { value, diagnostics };
}

const isSetAside = ({ tree }: Declared): boolean =>
  tree.kind === 'map' && entryOf(tree, 'off') !== undefined;

function lawOf(
  { id, at, page, tree }: Declared,
  vocabulary: Vocabulary,
  sources: ReadonlyMap<string, number>,
): Law | null {
  const section = sectionOf(page, tree, id, at, lawKeys);
  if (!section) return null;
  const stated = {
    id,
    because: neededText(section, 'because'),
    sources: cited(section, sources, false),
    at: on(page, at),
  };
  const { entries } = section;
  const when = entries.when ? conditionOf(page, entries.when.value, vocabulary) : null;
  if (entries.never) {
    const condition = conditionOf(page, entries.never.value, vocabulary);
    return condition && { ...stated, kind: 'never', condition };
  }
  if (entries.raising) {
    const raising = raisingOf(section, vocabulary);
    return raising && { ...stated, ...raising, when };
  }
  const always = needed(section, 'always');
  const condition = always && conditionOf(page, always.value, vocabulary);
  return condition && { ...stated, kind: 'always', when, always: condition };
}

type Raising = Omit<
  Extract<Law, { kind: 'raising' }>,
  'id' | 'because' | 'sources' | 'at' | 'when'
>;

function raisingOf(section: LawSection, vocabulary: Vocabulary): Raising | null {
  const { page, where } = section;
  const raises = oneOrMore(section, 'raising').flatMap(
    (tree) => raised(page, tree, vocabulary) ?? [],
  );
  const moved = needed(section, 'never-moves');
  const side = needed(section, 'to-the');
  const pin = moved && asOneOf(page, moved.value, `"never-moves" of ${where}`, pins);
  const never =
    side && asOneOf(page, side.value, `"to-the" of ${where}`, ['left', 'right'] as const);
  const keeping = oneOrMore(section, 'keeping')
    .map((tree) => asOneOf(page, tree, `"keeping" of ${where}`, pins))
    .filter((found): found is Pin => found !== null);
  return pin && never && raises.length > 0
    ? { kind: 'raising', raises, pin, never, keeping }
    : null;
}

/** An ordered fact, or `people.cell` for one answer of one group. */
function raised(
  page: Page,
  tree: Tree,
  { words, people }: Vocabulary,
): Raising['raises'][number] | null {
  const id = asWord(page, tree, 'what is raised');
  if (id === null) return null;
  const cell =
    people && id.startsWith(`${people.key}.`)
      ? people.cells.get(id.slice(people.key.length + 1))
      : undefined;
  const fact = cell ? undefined : words.get(id);
  const word = cell ?? fact;
  if (!word) {
    page.report(
      diagnostic('pack/unknown-fact', on(page, tree.span), id, nearest(id, [...words.keys()])),
    );
    return null;
  }
  if (!word.ordered) {
    page.report(diagnostic('pack/not-ordered', on(page, tree.span), id));
    return null;
  }
  return cell ? { cell: word.index as CellIndex } : { fact: word.index as VariableIndex };
}
