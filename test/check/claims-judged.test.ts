// Sentences as proposals write them, each judged by hand before it was read by machine: what claims an approach, and what
// only denies, hopes for, reports, asks about or names one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimsIn } from '../../src/check/claims.js';
import { proseOf } from '../../src/check/prose.js';
import { vocabularyOf } from '../../src/check/vocabulary.js';
import { spectrum } from './spectrum.js';

const vocabulary = vocabularyOf(spectrum);
const level = (id: string): number => spectrum.scale.approaches.findIndex((one) => one.id === id);

/** Titles at the margin, and under each its sentences. */
const judged = readFileSync(join(import.meta.dirname, 'judged-sentences.txt'), 'utf8')
  .split(/\n(?=\S)/)
  .map((block) => {
    const [title = '', ...lines] = block.trimEnd().split('\n');
    return { title, sentences: lines.map((line) => line.slice(2)) };
  });

const beyond: Readonly<Record<string, string>> = {
  'claims more than consultation': 'consultation',
  'claims no more than consultation': 'consultation',
  'claims consultation': 'information',
  'claims no consultation': 'information',
};

function claims(sentence: string, approach: string): readonly string[] {
  const text = sentence.startsWith('|') ? `| What | State |\n| --- | --- |\n${sentence}` : sentence;
  return proseOf(text, 0, text.length).flatMap((passage) =>
    claimsIn(passage, level(approach), vocabulary).map(({ words }) => words),
  );
}

describe.each(judged)('$title', ({ title, sentences }) => {
  it.each(sentences)('%s', (sentence) => {
    const found = claims(sentence, beyond[title] ?? '');
    if (title.includes(' no ')) expect(found).toEqual([]);
    else expect(found).not.toEqual([]);
  });
});

it('are some hundreds, judged both ways', () => {
  expect(judged.map(({ title }) => title)).toEqual(Object.keys(beyond));
  const counts = judged.map(({ sentences }) => sentences.length);
  expect(counts.every((count) => count > 10)).toBe(true);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(400);
});
