// A documented case held against a pack: its brief, or the best of its parts where it has no kind of challenge of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { conclude } from '../../src/engine/conclude.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import { briefFrom } from '../shipped-pack.js';
import { type Expected, judge, type Verdict, verdicts } from './judge.js';

export interface Case {
  readonly id: string;
  readonly brief: object;
  readonly expected: Expected;
}

export const openCases: readonly Case[] = parse(readFileSync(join(import.meta.dirname, 'open.yaml'), 'utf8')).cases;

/** The briefs that a case is judged on. */
export function briefsOf({ brief }: Case, pack: Pack): readonly Brief[] {
  const whole = briefFrom(brief, pack);
  return conclude(whole, pack).pins.domain === null && whole.parts.length > 0 ? whole.parts : [whole];
}

export function verdictOf(entry: Case, pack: Pack): Verdict {
  const found = briefsOf(entry, pack).map((brief) => {
    const { pins, then } = conclude(brief, pack);
    return judge({ ...pins, then }, entry.expected);
  });
  return verdicts.find((verdict) => found.includes(verdict)) ?? 'elsewhere';
}
