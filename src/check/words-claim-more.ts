// The finding that a text claims more than reach supports, at the words that claim it.
import { pinVariable } from '../engine/layers.js';
import { allOf } from '../engine/values.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Level, Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import { type Claim, claimsIn, isObscure, mayClaim, suspectsIn } from './claims.js';
import { type FindingRule, reportableById, type Severities } from './finding-rules.js';
import { type Found, foundBy } from './found.js';
import { plainPassages } from './plain-prose.js';
import type { Passage } from './prose.js';
import { type Section, sectionsOf } from './sections.js';
import type { Sight } from './sight.js';
import { standing } from './standing.js';
import { type Vocabulary, vocabularyOf } from './vocabulary.js';
import { worded } from './wording.js';

export interface TextToCheck {
  readonly source: Source;
  /** Where the text begins in the source. */
  readonly body: number;
  /** Reads the markup of a stretch of it. */
  readonly read: (file: string, start: number, end: number) => readonly Passage[];
}

/** Claims of the text that lie right of the furthest reach among the briefs that it may be about. */
export function wordsClaimMore(
  text: TextToCheck,
  sights: readonly Sight[],
  pack: Pack,
  severities: Severities,
): readonly Found[] {
  const rule = reportableById('words-claim-more', pack, severities);
  const furthest = furthestOf(sights, pack);
  if (!rule || !furthest) return [];
  const vocabulary = vocabularyOf(pack);
  const { source, body } = text;
  const { reach, sight } = furthest;
  const sections = sectionsOf(source.text, body);
  return sections
    .flatMap((section) => suspectPassages(section, text, reach, vocabulary))
    .flatMap((passage) => claimsIn(passage, reach, vocabulary))
    .map((claim) => foundAt(claim, headingAbove(claim.start, sections, text), rule, source, sight));
}

/** The passages of a section near which something could be claimed; where there is none it is not even read. */
function suspectPassages(
  section: Section,
  { source: { text }, read }: TextToCheck,
  reach: Level,
  vocabulary: Vocabulary,
): readonly Passage[] {
  if (isObscure(text, section)) return read(text, section.start, section.end);
  if (!mayClaim(text, section, reach, vocabulary)) return [];
  const plain = plainPassages(text, section);
  if (plain) return plain;
  const suspects = suspectsIn(text, section, reach, vocabulary);
  if (suspects.length === 0) return [];
  return read(text, section.start, section.end).filter(({ offsets }) =>
    suspects.some((at) => at >= (offsets[0] ?? 0) && at <= (offsets.at(-1) ?? 0)),
  );
}

/** The text of the heading above a place, which outlives moved lines; empty above the first. */
function headingAbove(
  place: number,
  sections: readonly Section[],
  { source, read }: TextToCheck,
): string {
  const heading = sections.find(({ start, end }) => place >= start && place < end)?.heading;
  if (!heading) return '';
  const [passage] =
    plainPassages(source.text, heading) ?? read(source.text, heading.start, heading.end);
  return passage?.text.trim() ?? '';
}

function furthestOf(
  sights: readonly Sight[],
  pack: Pack,
): { readonly sight: Sight; readonly reach: Level } | null {
  const reached = sights.flatMap((sight) => {
    const reach = sight.valueOf(pinVariable('reach', pack) as VariableIndex);
    return reach < pack.scale.approaches.length ? [{ sight, reach }] : [];
  });
  return reached.reduce<(typeof reached)[number] | null>(
    (best, one) => (best && best.reach >= one.reach ? best : one),
    null,
  );
}

function foundAt(
  { claim, words, start, end }: Claim,
  under: string,
  rule: FindingRule,
  source: Source,
  sight: Sight,
): Found {
  const { brief, pack } = sight;
  const wording = {
    sight,
    when: null,
    groups: [],
    more: { words, claim: pack.scale.approaches[claim]?.title ?? '' },
  };
  const where = { ...standing(under, { source, span: { start, end } }), value: words };
  return foundBy(rule, brief, where, {
    message: worded(rule.message, wording),
    expected: worded(rule.expected, wording),
    mend: worded(rule.mend, wording),
    ...sight.holdOf(shortOf(claim, pack)),
  });
}

const conditions = new WeakMap<Pack, Map<Level, Condition>>();

/** That reach is left of a level; one condition a level. */
function shortOf(level: Level, pack: Pack): Condition {
  const known = conditions.get(pack) ?? new Map<Level, Condition>();
  conditions.set(pack, known);
  const reach = pinVariable('reach', pack) as VariableIndex;
  const condition = known.get(level) ?? {
    kind: 'is',
    variable: reach,
    values: allOf(level),
    span: { start: 0, end: 0 },
  };
  known.set(level, condition);
  return condition;
}
