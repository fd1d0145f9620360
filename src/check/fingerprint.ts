// What a finding is known by from run to run: its rule, file, pointer and value, with a counter for equal ones.
// No line number is part of it, so it survives moved lines.
import { hash } from 'node:crypto';
import type { Finding } from '../model/finding.js';
import type { Found } from './found.js';

/** The findings of one file in their order, each with its fingerprint; none waived yet. */
export function withFingerprints(found: readonly Found[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return found.map((finding) => {
    const same = `${finding.rule}\0${finding.at.file}\0${finding.part ?? ''}\0${finding.pointer}\0${spaced(finding.value)}`;
    const count = seen.get(same) ?? 0;
    seen.set(same, count + 1);
    const fingerprint = hash('sha256', `${same}\0${count}`, 'hex').slice(0, 32);
    return { ...finding, fingerprint, status: 'active', waiver: null };
  });
}

const spaced = (value: string): string => value.trim().replace(/\s+/g, ' ');

/** By place, then rule, then part: the order of a report within a file. */
type Sortable = Pick<Found, 'at' | 'rule' | 'part'>;

export const byPlace = (a: Sortable, b: Sortable): number =>
  a.at.line - b.at.line ||
  a.at.column - b.at.column ||
  compare(a.rule, b.rule) ||
  compare(a.part ?? '', b.part ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
