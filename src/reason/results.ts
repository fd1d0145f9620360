// What an answer tells of a brief: pins and name, then flags; each a function, with the marks of the list that it reads.
import { pinVariable } from '../engine/layers.js';
import type { Pins } from '../model/assessment.js';
import { type Pack, type Pin, pins } from '../model/pack.js';
import type { Compiled } from './compile.js';
import { boxesOf, type Diagram, type Forest, forestOf } from './diagram.js';
import { support } from './operations.js';
import type { MarkIndex } from './people.js';
import { marksOf, type View, viewOf } from './views.js';

/** The pins that are told, in this order; `start` is a step on the way. */
export const resultPins = pins.filter((pin) => pin !== 'start');

/** The position of a pin among all results. */
export const positionOf = (pin: Pin): number => (resultPins as readonly Pin[]).indexOf(pin);

export interface Result {
  readonly f: Diagram;
  /** The marks that it reads. */
  readonly view: View;
}

/** How many values a result can have, by its position among all results. */
export function sizeOfResult(index: number, { pack }: Compiled): number {
  const pin = resultPins[index];
  return pin === undefined ? 2 : (pack.variables[pinVariable(pin, pack)]?.values.length ?? 0);
}

/** The functions of all results: those of `resultPins`, then the flags in the order of the pack. */
export function resultsOf({ pins: roots, flags }: Compiled): readonly Diagram[] {
  return [...resultPins.map((pin) => roots[pin]), ...flags];
}

const known = new WeakMap<Compiled, readonly Result[]>();

/** All results, each with what of a list it reads. */
export function resultsSeen(compiled: Compiled): readonly Result[] {
  const before = known.get(compiled);
  if (before) return before;
  const results = resultsOf(compiled).map((f) => ({ f, view: viewOfFunction(f, compiled) }));
  known.set(compiled, results);
  return results;
}

/** Boxes of a forest, the functions of all results among its first. */
export interface ResultBoxes {
  readonly forest: Forest;
  /** In the order of `resultsOf`. */
  readonly roots: readonly Diagram[];
}

const boxes = new WeakMap<Compiled, ResultBoxes>();

/** The functions of all results without what else a compilation made on the way. */
export function boxesOfResults(compiled: Compiled): ResultBoxes {
  const before = boxes.get(compiled);
  if (before) return before;
  const functions = resultsOf(compiled);
  const { boxes: own, numberOf } = boxesOf(compiled.forest, functions);
  const made = { forest: forestOf(own), roots: functions.map(numberOf) };
  boxes.set(compiled, made);
  return made;
}

/** Spares finding out what each result reads, where that was kept; kept boxes begin with those of the results. */
export function takeUpResults(compiled: Compiled, marks: readonly (readonly MarkIndex[])[]): void {
  const roots = resultsOf(compiled);
  const views = roots.map((f, index) => ({ f, view: viewOf(compiled.lists, marks[index] ?? []) }));
  known.set(compiled, views);
  boxes.set(compiled, { forest: compiled.forest, roots });
}

const views = new WeakMap<Compiled, View>();

/** The marks that some result reads. */
export function viewOfResults(compiled: Compiled): View {
  const before = views.get(compiled);
  if (before) return before;
  const marks = resultsSeen(compiled).flatMap(({ view }) => marksOf(view));
  const view = viewOf(compiled.lists, marks);
  views.set(compiled, view);
  return view;
}

/** The marks that a function reads. */
function viewOfFunction(f: Diagram, { forest, lists, asked }: Compiled): View {
  const marks = support(forest, f).flatMap((level) => {
    const entry = asked[level];
    return entry?.kind === 'mark' ? [entry.mark] : [];
  });
  return viewOf(lists, marks);
}

/** The id of a pin's value, null for none. */
export function idOfValue(value: number, pin: Pin, pack: Pack): string | null {
  const ids = pack.variables[pinVariable(pin, pack)]?.values ?? [];
  return value === ids.length - 1 ? null : (ids[value] ?? null);
}

/** An answer from the values of all results. */
export function pinsFrom(values: readonly number[], pack: Pack): Pins {
  const at = (pin: Pin): string | null => idOfValue(values[positionOf(pin)] as number, pin, pack);
  const flags: Record<string, boolean> = {};
  for (let index = 0; index < pack.flags.length; index += 1)
    flags[pack.flags[index]?.id ?? ''] = values[resultPins.length + index] === 1;
  return {
    domain: at('kind'),
    calledFor: at('called-for'),
    reach: at('reach'),
    today: at('today'),
    first: at('first'),
    name: at('name'),
    flags,
  };
}
