// What is known so far, in words: what is still possible, where it stands if all else is as usual, and once it is settled why.
import type { Assessment, Assumption, Reason } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { becauseOf, listed, titleOf } from '../report/phrases.js';
import { printable } from '../report/printable.js';
import { ruleOf } from '../report/reason-text.js';

/** What is called for, what today can hold and what may have to come first. */
export function sayPossible({ possible }: Assessment, pack: Pack): readonly string[] {
  const calledFor = range(possible.calledFor, pack);
  const today = range(possible.today, pack);
  const pins =
    calledFor === today
      ? `Called for, and possible today: ${calledFor}.`
      : `Called for: ${calledFor}. Possible today: ${today}.`;
  const first = possible.first.filter((id) => id !== null);
  const perhaps = possible.first.length > first.length ? 'perhaps ' : '';
  return first.length === 0
    ? [pins]
    : [pins, `Before anything else: ${perhaps}${range(first, pack)}.`];
}

/** Where it stands if nothing unusual turns up; nothing where that is all that is left. */
export function sayUsual(
  { calledFor, today, first, possible }: Assessment,
  pack: Pack,
): readonly string[] {
  if (calledFor === null || today === null) return [];
  if (possible.calledFor.length === 1 && possible.today.length === 1) return [];
  const before = first === null ? '' : `first ${titleOf(first, pack)}, then `;
  const then = today === calledFor ? 'today too' : `today ${titleOf(today, pack)}`;
  return [`If all else is as usual: ${before}${titleOf(calledFor, pack)}, ${then}.`];
}

/** On what it counts as settled. */
export function saySettled({ possible, assumed, calledFor }: Assessment): readonly string[] {
  if (calledFor === null) return [];
  if (possible.settled) return ['Settled: nothing still unknown can change the answer.'];
  if (possible.calledFor.length === 1 && possible.today.length === 1)
    return ['Settled: nothing still unknown can change what is called for or possible today.'];
  const taken = assumed.filter(({ moves }) => moves.some((pin) => pin !== 'first')).map(inWords);
  const shown = [
    ...taken.slice(0, few),
    ...(taken.length > few ? [`and ${taken.length - few} more`] : []),
  ];
  return [
    'Settled as far as you know: what nobody could say is taken to be as usual.',
    ...(shown.length === 0 ? [] : [`Taken for granted: ${shown.join('; ')}.`]),
  ];
}

/** How many answers taken for granted are named; the answer names them all. */
const few = 3;

/** `decision time: months`, `Residents, at table: late`; which groups there are goes without a value. */
function inWords({ fact, group, value }: Assumption): string {
  const id = group === null ? fact : fact.slice(fact.indexOf('.') + 1);
  const about = id.replaceAll(/[.-]/g, ' ');
  const who = group === null ? '' : `${printable(group)}, `;
  return `${who}${about}${value === null ? '' : `: ${value.replaceAll('-', ' ')}`}`;
}

/** Why it is what it is: the reason that holds each pin where it stands. */
export function sayWhy(
  { calledFor, reach, today, first, reasons }: Assessment,
  pack: Pack,
): readonly string[] {
  const holds = (pin: Reason['bearsOn'][number], at: string | null): readonly string[] => {
    const reason = reasons.find(
      ({ binds, bearsOn, to }) => binds && bearsOn.includes(pin) && to === at,
    );
    if (at === null || !reason) return [];
    const because = becauseOf(ruleOf(reason, pack), reason.groups, pack);
    return [`Why ${titleOf(at, pack)}: ${because}.`];
  };
  return [
    ...holds('first', first),
    ...holds('calledFor', calledFor),
    ...(today === reach && today !== calledFor ? holds('reach', reach) : []),
  ];
}

/** `consultation or participation`, `protection, or anything from consultation to co-production`. */
function range(ids: readonly (string | null)[], pack: Pack): string {
  const levels = pack.scale.approaches.flatMap(({ id }, level) =>
    ids.includes(id) ? [level] : [],
  );
  const title = (level: number | undefined): string =>
    pack.scale.approaches[level ?? -1]?.title ?? '';
  const isRun = (from: number): boolean =>
    levels.slice(from).every((level, index) => level === (levels[from] ?? 0) + index);
  const start = levels.findIndex((_, index) => isRun(index));
  if (levels.length - start < shortestRun)
    return listed(levels.map(title), 'or') || 'not known yet';
  const run = `anything from ${title(levels[start])} to ${title(levels.at(-1))}`;
  return start === 0 ? run : `${levels.slice(0, start).map(title).join(', ')}, or ${run}`;
}

const shortestRun = 3;
