// What check says of an example of a finding: its answers and text read and checked as a proposal's.
import { checkFile } from '../check/check-file.js';
import { proseOf } from '../check/prose.js';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import type { FindingExample } from '../packs/finding-examples.js';
import { readAnswers } from '../read/brief-of-tree.js';
import { readYaml } from '../read/yaml.js';

/** The message of the finding; null where it is not found in the example. */
export function saidOf(
  id: string,
  { answers, text }: Pick<FindingExample, 'answers' | 'text'>,
  pack: Pack,
): string | null {
  const front = `${answers.join('\n')}\n`;
  const source: Source = { name: 'example', text: front + (text ?? ''), linesBefore: 0 };
  const [read] = readYaml({ ...source, text: front });
  const { value } =
    read?.value?.kind === 'map' ? readAnswers(source, read.value, pack, 0) : { value: null };
  if (!value) return null;
  const body = text === null ? null : front.length;
  const { findings } = checkFile(
    { source, briefs: [value], comments: false, body, read: proseOf },
    pack,
    { severities: {}, required: [] },
  );
  return findings.find(({ rule }) => rule === id)?.message ?? null;
}
