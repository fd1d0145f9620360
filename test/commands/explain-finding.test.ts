// `explain FINDING` for everything check finds: message, severity, mend, source, and two examples that the engine agrees with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/check/check-file.js';
import { findingRulesOf } from '../../src/check/finding-rules.js';
import { proseOf } from '../../src/check/prose.js';
import { saidOf } from '../../src/commands/example-said.js';
import { findingTold } from '../../src/commands/findings-told.js';
import { runExplain } from '../../src/commands/run-explain.js';
import { nodeWorld } from '../../src/io/world.js';
import { plain } from '../../src/model/painter.js';
import { type FindingExample, findingExamples } from '../../src/packs/finding-examples.js';
import { readAnswers } from '../../src/read/brief-of-tree.js';
import { readYaml } from '../../src/read/yaml.js';
import { explainFinding } from '../../src/report/explain-finding.js';
import { explain } from '../../src/report/explain-text.js';
import { fakeWorld } from '../check/fake-world.js';
import { spectrum } from '../check/spectrum.js';

const file = (name: string) => ({
  name: `rules/spectrum/${name}`,
  text: readFileSync(join(import.meta.dirname, `../../rules/spectrum/${name}`), 'utf8'),
  linesBefore: 0,
});
const files = [file('findings.yaml')];

/** What the model (§9) lists, and what is undecided. */
const ids = findingRulesOf(spectrum).map(({ id }) => id);

/** The rules that check raises on an example as it is shown. */
function raised({ answers, text }: FindingExample): readonly string[] {
  const front = `${answers.join('\n')}\n`;
  const source = { name: 'example.md', text: `${front}\n${text ?? ''}`, linesBefore: 0 };
  const [read] = readYaml({ ...source, text: front });
  if (read?.value?.kind !== 'map') throw new Error(front);
  const { value, diagnostics } = readAnswers(source, read.value, spectrum, 0);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  const body = text === null ? null : front.length;
  const checked = checkFile(
    { source, briefs: [value], comments: false, body, read: proseOf },
    spectrum,
    { severities: {}, required: [] },
  );
  return checked.findings.map(({ rule }) => rule);
}

it('there is one for every finding of the model', () => {
  expect(ids).toHaveLength(34);
  expect(new Set(ids).size).toBe(34);
});

describe.each(ids)('%s', (id) => {
  const examples = findingExamples(id, spectrum, files);

  it('has an example in which it is found, and one in which it is not', () => {
    expect(examples.map(({ found }) => found)).toEqual([true, false]);
    for (const example of examples)
      expect(raised(example).includes(id), example.answers.join('\n')).toBe(example.found);
  });

  it('says of the first what is found, every blank filled in, and nothing of the second', () => {
    const [found, not] = examples.map((example) => saidOf(id, example, spectrum));
    expect(found).toMatch(/^[^{}[\]]{15,}$/);
    expect(not).toBeNull();
  });
});

it.each(ids)('explain %s says when, how grave, what to do and on whose word', (id) => {
  const page = { width: 80, paint: plain, ascii: false };
  const told = findingTold(id, spectrum);
  const said = explain(id, spectrum, page) ?? (told ? explainFinding(told, spectrum, page) : '');
  expect(said).toMatch(/: (error|warning|note), when a proposal is checked/);
  expect(said).toMatch(/ {2}Found: \S/);
  expect(said).toMatch(/ {2}Expected: \S/);
  expect(said).toContain('Source: ');
});

it('explain shows both examples', async () => {
  const { readText, kindOf } = nodeWorld();
  const world = { ...fakeWorld({}), readText, kindOf };
  expect(await runExplain('over-promise', {}, world)).toBe(0);
  expect(world.stdout()).toMatch(
    /\n {2}found in\n {4}challenge\.domain: [\s\S]*\n {2}not found in\n {4}challenge\.domain: /,
  );
});
