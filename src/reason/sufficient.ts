// Why it is so and would be whatever else: the smallest set of answers that alone forces a result.
//
// Such a set has to touch every set of changes that would lead elsewhere: were none of its answers among those changed,
// it would not force anything. So both are found by turns (the implicit hitting set method): a smallest set that touches
// all sets of changes known so far is tried; if answers outside of it can still change the result, the smallest such
// change is one more set to touch; if they cannot, no smaller set of answers forces the result.
import { readGroups } from '../engine/reading.js';
import { leftmost } from '../engine/values.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { Pin } from '../model/pack.js';
import type { Ground, Sufficient } from '../model/what-if.js';
import type { Compiled } from './compile.js';
import type { Level } from './diagram.js';
import { smallestTouching } from './hitting.js';
import { throughGroups, wholeList } from './list-ways.js';
import { evaluate, support } from './operations.js';
import { cellsRead, optionsOf } from './options.js';
import { positionOf, type Result, resultsSeen } from './results.js';
import { ordinaryCodes, type Situation, situationOf } from './situation.js';
import { type Found, type Search, smallest, type Target } from './smallest-changes.js';

/** Answers that alone force these pins, whatever all others are. */
export function sufficientReason(situation: Situation, pins: readonly Pin[]): Sufficient {
  const basis = basisOf(situation, pins);
  const touch = new Map<string, readonly string[]>();
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const kept = smallestTouching([...touch.values()]);
    if (kept === null) break;
    const sets = changesWithout(new Set(kept), basis);
    if (sets.length === 0) return { answers: inWords(new Set(kept), basis), smallest: true };
    for (const set of sets) touch.set(set.join(' / '), set);
  }
  return { answers: inWords(noneToSpare(basis), basis), smallest: false };
}

/** More sets of changes than this are not looked at. */
const mostTurns = 400;

/** A fact by its level, the list, or a cell of a group. */
type Answer =
  | { readonly kind: 'fact'; readonly level: Level }
  | { readonly kind: 'list' }
  | { readonly kind: 'cell'; readonly group: number; readonly cell: number };

function keyOf(answer: Answer): string {
  if (answer.kind === 'fact') return `fact ${answer.level}`;
  return answer.kind === 'list' ? 'list' : `cell ${answer.group} ${answer.cell}`;
}

/** The ordinary reading, every answer in it given. */
interface Basis {
  /** As it was written. */
  readonly written: Situation;
  readonly situation: Situation;
  readonly codes: Int32Array;
  readonly targets: readonly Target[];
  /** The answers that the result could hang on. */
  readonly answers: readonly Answer[];
}

function basisOf(written: Situation, pins: readonly Pin[]): Basis {
  const { compiled } = written;
  const codes = ordinaryCodes(written);
  const situation = situationOf(inFull(written, codes), compiled);
  const targets = pins.map((pin, number) => {
    const result = resultsSeen(compiled)[positionOf(pin)] as Result;
    return { ...result, pin, number, accepts: ~(1 << evaluate(compiled.forest, result.f, codes)) };
  });
  const levels = new Set(targets.flatMap(({ f }) => support(compiled.forest, f)));
  const given = (answer: Answer): boolean => !isAssumed(answer, written);
  const all = [
    ...factAnswers(levels, written),
    ...(targets.some(({ view }) => view.keeps.some(Boolean)) ? peopleAnswers(situation) : []),
  ];
  // of sets as small as each other the one is preferred that rests on what was given
  const answers = [...all.filter(given), ...all.filter((answer) => !given(answer))];
  return { written, situation, codes, targets, answers };
}

function factAnswers(
  levels: ReadonlySet<Level>,
  { brief, compiled }: Situation,
): readonly Answer[] {
  const { asked, pack } = compiled;
  return asked.flatMap((entry, level): readonly Answer[] => {
    if (entry.kind !== 'fact' || !levels.has(level)) return [];
    const stays = pack.facts[entry.fact]?.leftOut === 'stays';
    return stays && (brief.facts[entry.fact] ?? leftOut) < 0 ? [] : [{ kind: 'fact', level }];
  });
}

function peopleAnswers({ brief, compiled }: Situation): readonly Answer[] {
  const cells = cellsRead(compiled).filter((cell) => isAskable(cell, compiled));
  const ofGroups = (brief.groups ?? []).flatMap((_, group) =>
    cells.map((cell): Answer => ({ kind: 'cell', group, cell })),
  );
  return [{ kind: 'list' }, ...ofGroups];
}

const isAskable = (cell: number, { pack }: Compiled): boolean =>
  cell > 0 && pack.people?.cells[cell]?.namedIn === null;

/** The brief with everything in it that was left out, as far as it has an ordinary value. */
function inFull({ brief, compiled }: Situation, codes: Int32Array): Brief {
  const { pack, levelOfFact } = compiled;
  const facts = brief.facts.map((code, fact) => {
    const level = levelOfFact.get(fact);
    const usual = level === undefined ? leftOut : (codes[level] as number);
    const isStated = usual < (pack.facts[fact]?.values.length ?? 0);
    return code >= 0 || !isStated ? code : usual;
  });
  const groups = (readGroups(brief, pack, 'ordinary') ?? []).map(({ name, cells }, index) => ({
    name,
    span: brief.span,
    spans: [],
    cells: cells.map((set, cell) =>
      isAskable(cell, compiled) || cell === 0
        ? leftmost(set)
        : (brief.groups?.[index]?.cells[cell] ?? leftOut),
    ),
  }));
  return { ...brief, facts, groups };
}

/** The smallest sets of changes that lead elsewhere though these answers are kept, each as the answers it changes. */
function changesWithout(kept: ReadonlySet<string>, basis: Basis): readonly (readonly string[])[] {
  const { situation, codes, targets, answers } = basis;
  const { compiled } = situation;
  const { forest } = compiled;
  const may = codes.map((code) => 1 << code);
  for (const answer of answers)
    if (answer.kind === 'fact' && !kept.has(keyOf(answer)))
      may[answer.level] = (1 << (forest.sizes[answer.level] as number)) - 1;
  const isFree = (cell: number, group: number): boolean =>
    !kept.has(keyOf({ kind: 'cell', group, cell }));
  const search: Search = {
    ...{ compiled, forest, targets, codes, may, wanted: 40 },
    list: kept.has('list')
      ? throughGroups(optionsOf(situation, isFree), codes, situation)
      : wholeList(codes, compiled.pack.people !== null, situation),
  };
  const order = answers.map(keyOf);
  const sets = smallest(search).map((found) =>
    answersChanged(found).sort((a, b) => order.indexOf(a) - order.indexOf(b)),
  );
  return [...new Map(sets.map((set) => [set.join(' '), set])).values()];
}

const answersChanged = ({ facts, cells, list }: Found): string[] => [
  ...facts.map(({ level }) => keyOf({ kind: 'fact', level })),
  ...cells.map(({ group, cell }) => keyOf({ kind: 'cell', group, cell })),
  ...(list ? ['list'] : []),
];

/** Where a smallest set is out of reach: all answers, less each that can be spared in turn, those assumed first. */
function noneToSpare(basis: Basis): ReadonlySet<string> {
  const kept = new Set(basis.answers.map(keyOf));
  for (const answer of [...basis.answers].reverse()) {
    kept.delete(keyOf(answer));
    if (changesWithout(kept, basis).length > 0) kept.add(keyOf(answer));
  }
  return kept;
}

function isAssumed(answer: Answer, { brief, compiled: { asked } }: Situation): boolean {
  if (answer.kind === 'list') return brief.groups === null;
  if (answer.kind === 'cell')
    return (brief.groups?.[answer.group]?.cells[answer.cell] ?? leftOut) < 0;
  const entry = asked[answer.level];
  return entry?.kind === 'fact' && (brief.facts[entry.fact] ?? leftOut) < 0;
}

function inWords(
  kept: ReadonlySet<string>,
  { answers, written, situation, codes }: Basis,
): readonly Ground[] {
  const { pack, asked } = written.compiled;
  const key = pack.people?.key ?? '';
  return answers
    .filter((answer) => kept.has(keyOf(answer)))
    .map((answer): Ground => {
      const assumed = isAssumed(answer, written);
      if (answer.kind === 'list') return { fact: key, group: null, value: null, assumed };
      if (answer.kind === 'fact') {
        const entry = asked[answer.level];
        const fact = entry?.kind === 'fact' ? pack.facts[entry.fact] : undefined;
        const value = fact?.values[codes[answer.level] as number]?.id ?? null;
        return { fact: fact?.id ?? '', group: null, value, assumed };
      }
      const group = situation.brief.groups?.[answer.group];
      const cell = pack.people?.cells[answer.cell];
      const value = cell?.values[group?.cells[answer.cell] ?? leftOut]?.id ?? null;
      return { fact: `${key}.${cell?.id ?? ''}`, group: group?.name ?? null, value, assumed };
    });
}
