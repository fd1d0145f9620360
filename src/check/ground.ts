// What is known of a brief while its findings are looked at: the ordinary reading, and what is open, once somebody asks.
import { type GroupReading, readGroups } from '../engine/reading.js';
import type { Brief } from '../model/brief.js';
import type { Compiled } from '../reason/compile.js';
import { openLevels, type Situation, situationOf } from '../reason/situation.js';
import { codesOf } from './codes.js';

/** The ordinary reading of a brief, from which one answer at a time is changed. */
export interface Ground {
  readonly brief: Brief;
  readonly compiled: Compiled;
  /** By level one value. */
  readonly codes: Int32Array;
  /** The list, cells that were left out at their ordinary values. */
  readonly groups: readonly GroupReading[];
  /** By level the values that may be, whatever the list says of marks. */
  readonly open: () => Int32Array;
  /** The list with what is open in each group; null where it was left out. */
  readonly openGroups: () => readonly GroupReading[] | null;
  /** What is open, the list as a whole. */
  readonly situation: () => Situation;
}

/** For the levels that there are by now: a condition that nobody asked before may bring new ones. */
export function groundOf(
  brief: Brief,
  groups: readonly GroupReading[],
  compiled: Compiled,
): Ground {
  const { lists, pack } = compiled;
  let open: Int32Array | undefined;
  let openGroups: readonly GroupReading[] | null | undefined;
  let made: { readonly situation: Situation; readonly sets: number } | undefined;
  return {
    ...{ brief, compiled, groups, codes: codesOf(brief, groups, compiled) },
    open: () => {
      open ??= openLevels(brief, compiled);
      return open;
    },
    openGroups: () => {
      if (openGroups === undefined) openGroups = readGroups(brief, pack, 'open');
      return openGroups;
    },
    situation: () => {
      if (made?.sets !== lists.sets) {
        const situation = situationOf(brief, compiled);
        made = { situation, sets: lists.sets };
      }
      return made.situation;
    },
  };
}
