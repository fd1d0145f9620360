/** Documented real cases: what the source judged right, against what the core pack answers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { conclude } from '../../src/engine/conclude.js';
import type { Brief } from '../../src/model/brief.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';
import { type Expected, judge, type Judged, type Verdict, verdicts } from './judge.js';

interface Case {
  readonly id: string;
  readonly brief: object;
  readonly expected: Expected;
}

const { cases }: { cases: readonly Case[] } = parse(readFileSync(join(import.meta.dirname, 'open.yaml'), 'utf8'));
const pack = shippedPack('spectrum');

/** A case with parts and no kind of its own is judged on its best part. */
function verdictOf({ brief, expected }: Case): Verdict {
  const whole = briefFrom(brief, pack);
  const answers = [whole, ...whole.parts].map((each: Brief): Judged => {
    const { pins, then } = conclude(each, pack);
    return { ...pins, then };
  });
  const judged = answers[0]?.domain === null && answers.length > 1 ? answers.slice(1) : answers.slice(0, 1);
  return judged.map((answer) => judge(answer, expected)).sort((a, b) => verdicts.indexOf(a) - verdicts.indexOf(b))[0] ?? 'elsewhere';
}

const found = cases.map((entry) => ({ id: entry.id, verdict: verdictOf(entry) }));
const counted = (verdict: Verdict): string[] => found.filter((entry) => entry.verdict === verdict).map(({ id }) => id);

describe('documented cases', () => {
  it('are 36', () => {
    expect(cases.length).toBe(36);
  });

  it('get no unacceptable answer', () => {
    expect(counted('unacceptable')).toEqual([]);
  });

  it('get the answer that the source judged right, or an acceptable one', () => {
    expect(counted('exact').length).toBe(23);
    expect(counted('exact').length + counted('acceptable').length + counted('next phase').length).toBe(35);
    expect(counted('elsewhere').length).toBe(1);
  });
});
