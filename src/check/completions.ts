// Whether a condition holds in every completion of a brief: a walk through all that is open, each place met once.
import { branch, constant, type Diagram, type Level, levelOf } from '../reason/diagram.js';
import { createMemo, forget, missing, recall, remember } from '../reason/memo.js';
import { levelOfSet } from '../reason/narrow.js';
import { combinationsOf } from '../reason/some-marks.js';
import { seenThrough, viewOf } from '../reason/views.js';
import type { Condensed } from './condensed.js';
import type { Ground } from './ground.js';

/** Tried first as if the list could be anything, which is soon done and mostly enough. */
export const alwaysHolds = (condition: Condensed, ground: Ground): boolean =>
  !canFail(condition.diagram, everything, ground) ||
  (condition.cells !== null && !canFail(condition.diagram, listsOf(condition, ground), ground));

/** The combinations of what a condition asks of the list that it can still give. */
export function listsOf(
  { marks }: Condensed,
  { compiled: { lists }, situation, openGroups }: Ground,
): Diagram {
  const groups = openGroups();
  return groups
    ? combinationsOf(lists, marks, groups)
    : seenThrough(lists, situation().combinations, viewOf(lists, marks.marks));
}

const [no, nothing, everything] = [constant(0), constant(0), constant(1)];
const met = createMemo(1024);

/** Whether something that is open makes it false, the list one of these. */
function canFail(f: Diagram, lists: Diagram, { compiled, open }: Ground): boolean {
  const { forest } = compiled;
  const sets = compiled.lists.forest;
  const may = open();
  const walk = (at: Diagram, among: Diagram): boolean => {
    if (among === nothing) return false;
    if (at < 0) return at === no;
    if (recall(met, at, among, 0) !== missing) return false;
    remember(met, at, among, 0, 0);
    const [asks, ofSet] = [levelOf(forest, at), levelOfSet(among, compiled)];
    const level: Level = Math.min(asks, ofSet);
    for (let rest = may[level] as number; rest !== 0; rest &= rest - 1) {
      const value = 31 - Math.clz32(rest & -rest);
      const ahead = asks === level ? branch(forest, at, value) : at;
      const left = ofSet === level ? branch(sets, among, value) : among;
      if (walk(ahead, left)) return true;
    }
    return false;
  };
  forget(met);
  return walk(f, lists);
}
