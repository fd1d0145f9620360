// Sets of changes under what they lead to: each outcome as a sentence, and below it the answers that would have to be
// otherwise, those taken for granted as what would have to turn out.
import type { Pins } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import type { Change, ChangeSet } from '../model/what-if.js';
import type { Page } from './page.js';
import { answerName, capital, listed, listInWords, titleOf } from './phrases.js';
import { printable } from './printable.js';
import { type Box, boxesOf } from './whatif-boxes.js';
import { wrap } from './wrap.js';

/** What some sets lead to, and these sets, told as few. */
export interface Outcome {
  readonly says: string;
  readonly boxes: readonly Box[];
  /** How many changes each takes. */
  readonly size: number;
}

type Now = Pick<Pins, 'calledFor' | 'today' | 'first' | 'name'>;

/**
 * Sets by what they lead to and how many changes they take; each set once, in the order in which they come. `may` says
 * what a list of other groups leads to, of which nothing more is known.
 */
export function outcomesOf(
  sets: readonly ChangeSet[],
  now: Now,
  may: string,
  pack: Pack,
): readonly Outcome[] {
  const found = new Map<string, Map<string, ChangeSet>>();
  for (const set of sets) {
    const says = `${set.pins ? consequence(set.pins, now, pack) : may} if${how(set.changes.length)}`;
    const alike = found.get(says) ?? new Map<string, ChangeSet>();
    found.set(says, alike.set(nameOf(set), set));
  }
  return [...found].map(([says, alike]) => {
    const all = [...alike.values()];
    return { says, boxes: boxesOf(all), size: all[0]?.changes.length ?? 0 };
  });
}

const how = (changes: number): string => (changes === 1 ? '' : ` ${everyOne(changes)}`);
const everyOne = (changes: number): string => (changes === 2 ? 'both' : `all ${changes}`);

/** The same name for the same changes. */
export const nameOf = ({ changes }: ChangeSet): string =>
  JSON.stringify(changes.map(({ fact, group, to }) => [fact, group, to]).sort());

/** What is otherwise then; the pins that stay are not told. */
function consequence(then: Pins, now: Now, pack: Pack): string {
  if (then.calledFor === null || then.today === null) return 'Not enough is known';
  const aim = titleOf(then.calledFor, pack);
  const start = then.today === then.calledFor ? 'it' : titleOf(then.today, pack);
  const moves = (pin: keyof Now): boolean => then[pin] !== now[pin];
  const told = [
    ...(moves('calledFor') ? [`${aim} is called for`] : []),
    ...(moves('today')
      ? [`today reaches ${moves('calledFor') ? start : titleOf(then.today, pack)}`]
      : []),
    ...(moves('first')
      ? [`${then.first === null ? 'nothing' : titleOf(then.first, pack)} comes first`]
      : []),
    ...(moves('name') && then.name !== null ? [`it is ${titleOf(then.name, pack)}`] : []),
  ];
  return capital(
    told.length === 0 ? 'no pin moves' : listed(told).replace(/ and (?=\w+ )/, ' and '),
  );
}

/** An outcome with at most so many lines of changes below it; the rest is counted. */
export function outcomeLines(
  { says, boxes, size }: Outcome,
  most: number,
  pack: Pack,
  page: Page,
): readonly string[] {
  const ways = waysOf(boxes, (changes) => inWords(changes, pack, page));
  const shown = ways.slice(0, Math.max(1, Math.floor(most / size)));
  const more = ways.length - shown.length;
  return [
    ...wrap(size === 1 && ways.length > 1 ? `${says} one of these` : says, page.width, '  '),
    ...shown.flatMap((lines, index) => [
      ...(index > 0 && size > 1 ? [`  or ${everyOne(size)}`] : []),
      ...lines.flatMap((line) => wrap(line, page.width, '    ', '      ')),
    ]),
    ...(more > 0 ? [page.paint.dim(`    and ${more} more`)] : []),
  ];
}

/** Each way to an outcome as its lines: one where one change is enough, else one for each change. */
function waysOf(
  boxes: readonly Box[],
  tell: (changes: readonly Change[]) => string,
): readonly (readonly string[])[] {
  return boxes.flatMap((box) =>
    box.length === 1
      ? box.flatMap(together).map((some) => [tell(some)])
      : [box.map((slot) => together(slot).map(tell).join(', or '))],
  );
}

/** Changes told together: of one answer to this or that, or of the same answer about this group or that. */
function together(changes: readonly Change[]): readonly (readonly Change[])[] {
  const ofOne = gathered(
    changes.map((change) => [change]),
    ([first]) => JSON.stringify([first?.fact, first?.group]),
  );
  return gathered(ofOne, (some) => JSON.stringify(some.map((each) => ({ ...each, group: null }))));
}

/** Those with the same key as one, in the order in which the keys come first. */
function gathered(
  all: readonly (readonly Change[])[],
  keyOf: (some: readonly Change[]) => string,
): readonly (readonly Change[])[] {
  const found = new Map<string, readonly Change[]>();
  for (const some of all) {
    const key = keyOf(some);
    found.set(key, [...(found.get(key) ?? []), ...some]);
  }
  return [...found.values()];
}

/** Answers that may be otherwise in the same ways: `decision.time: open → days or hours`. */
function inWords(changes: readonly Change[], pack: Pack, { ascii }: Page): string {
  const [first] = changes;
  if (!first) return '';
  const { fact, from, assumed } = first;
  if (fact === pack.people?.key) return `${fact} turn out others than ${listInWords(pack)}`;
  const groups = [...new Set(changes.map(({ group }) => group))];
  const name = answerName(first, pack);
  const names = groups.length === 1 ? name : namesOf(groups, first, pack);
  const to = listed([...new Set(changes.map((change) => change.to ?? 'left out'))], 'or');
  if (to === from) return `${names} is ${to} all the same`;
  if (!assumed) return `${names}: ${from ?? 'left out'} ${ascii ? '->' : '→'} ${to}`;
  return `${names} turns out ${to}${from === null ? '' : `, not ${from}`}`;
}

/** `Residents or Carers: at-table`. */
const namesOf = (groups: readonly (string | null)[], { fact }: Change, pack: Pack): string =>
  `${listed(
    groups.map((group) => printable(group ?? '')),
    'or',
  )}: ${fact.slice((pack.people?.key.length ?? -1) + 1)}`;
