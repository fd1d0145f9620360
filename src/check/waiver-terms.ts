// A waiver as it was written, before anybody asked whether it still holds or hid anything.
import type { Place } from '../model/source.js';

export interface Terms {
  /** Ids of the rules that it waives. */
  readonly rules: readonly string[];
  /** The file, as shown; for a waiver in a file that file. */
  readonly file: string;
  /** The one line that it covers; null: the whole file. */
  readonly onLine: number | null;
  /** The one answer that it covers; null: any. */
  readonly pointer: string | null;
  readonly reason: string | null;
  readonly owner: string | null;
  /** ISO date; on this day it still holds. Null where it has none. */
  readonly until: string | null;
  readonly kind: 'in-file' | 'waivers-file';
  readonly at: Place;
  /** The line that it is written on. */
  readonly line: string;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!shape.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
