// Proposals with one defect each beside their mended twins, and good ones: what check finds is exactly what is wrong.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import expected from './corpus/expected.json' with { type: 'json' };
import { check, findingsOf, proposal } from './run.js';

const wanted: Readonly<Record<string, readonly string[]>> = expected;
const corpus = join(import.meta.dirname, 'corpus');
const names = (folder: string): string[] => readdirSync(join(corpus, folder)).sort();
const defects = names('defects').filter((name) => name.includes('.defect.'));

async function rulesIn(path: string): Promise<string[]> {
  const ran = await check([path, '-f', 'json'], { [path]: proposal(path) });
  return [...new Set(findingsOf(ran).map(({ rule }) => rule))].sort();
}

/** Lines that differ between two texts of which one was made from the other, on the side where they are more. */
function linesApart(one: string, other: string): number {
  const [a, b] = [one.split('\n'), other.split('\n')];
  const common = a.reduce<number[]>(
    (row, line) => {
      const next = [0];
      for (const [at, same] of b.entries())
        next.push(line === same ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
      return next;
    },
    new Array<number>(b.length + 1).fill(0),
  );
  return Math.max(a.length, b.length) - (common.at(-1) ?? 0);
}

describe('a defect', () => {
  it.each(defects)('%s is found, and nothing else', async (name) => {
    expect(await rulesIn(`defects/${name}`)).toEqual(wanted[name]);
  });

  it.each(defects)('%s is at most three lines from a twin that is clean', async (name) => {
    const twin = name.replace('.defect.', '.mended.');
    expect(
      linesApart(proposal(`defects/${name}`), proposal(`defects/${twin}`)),
    ).toBeLessThanOrEqual(3);
    expect(await rulesIn(`defects/${twin}`)).toEqual([]);
  });

  it('is there for every finding of the pack', () => {
    expect(defects.length).toBeGreaterThanOrEqual(40);
    expect(Object.keys(wanted).sort()).toEqual(defects);
  });

  it('is certain in thirty and more', async () => {
    const certain = await Promise.all(
      defects.map(async (name) => {
        const path = `defects/${name}`;
        const ran = await check([path, '-f', 'json'], { [path]: proposal(path) });
        return findingsOf(ran).some(
          (finding) => finding.certain && wanted[name]?.includes(finding.rule),
        );
      }),
    );
    expect(certain.filter(Boolean).length).toBeGreaterThanOrEqual(30);
  });
});

describe('a good proposal', () => {
  it.each(names('good'))('%s has no finding', async (name) => {
    const path = `good/${name}`;
    const ran = await check([path, '--fail-on', 'note'], { [path]: proposal(path) });
    expect(ran.out).toContain('no findings');
    expect(ran.code).toBe(0);
  });

  it('stands in twenty files, ten of them Markdown of over 300 words', () => {
    const long = names('good').filter(
      (name) =>
        name.endsWith('.md') &&
        proposal(`good/${name}`).split('\n---\n')[1]!.split(/\s+/).length > 300,
    );
    expect(names('good').length).toBeGreaterThanOrEqual(20);
    expect(long.length).toBeGreaterThanOrEqual(10);
  });
});
