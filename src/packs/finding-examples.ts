// Examples of a finding as people can read and try them: one in which it is found and one in which it is not, from the rule
// itself or, for findings that no condition can express, from `texts.check.findings`.
import { recordIn } from '../model/layout.js';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import { readYaml } from '../read/yaml.js';
import { type Example, readExamples } from './examples.js';

export interface FindingExample {
  /** Whether the finding is found in it. */
  readonly found: boolean;
  /** Answers by dotted fact, a line each, in YAML. */
  readonly answers: readonly string[];
  /** The text of the proposal below the answers; null where the finding does not look at it. */
  readonly text: string | null;
}

/** The first of each sort; none for an id that is no finding. `files` are those of the packs. */
export function findingExamples(
  id: string,
  pack: Pack,
  files: readonly Source[],
): readonly FindingExample[] {
  const written = recordIn(recordIn(recordIn(recordIn(pack.texts.check).findings)[id]).examples);
  if (Object.keys(written).length > 0)
    return [ofText(true, written.found), ofText(false, written['not-found'])];
  const examples = readExamples(files, pack).value ?? [];
  const own = examples.filter(({ rule }) => rule === id);
  const names = (list: Example['because']): boolean => list.some(({ rule }) => rule === id);
  return [
    ...own
      .filter(({ because }) => names(because))
      .slice(0, 1)
      .map(ofRule(true)),
    ...own
      .filter(({ notBecause }) => names(notBecause))
      .slice(0, 1)
      .map(ofRule(false)),
  ];
}

function ofText(found: boolean, value: unknown): FindingExample {
  const { text, ...answers } = recordIn(value);
  return {
    found,
    answers: Object.entries(answers).map(([key, answer]) => `${key}: ${inYaml(answer)}`),
    text: typeof text === 'string' ? text : null,
  };
}

const inYaml = (answer: unknown): string =>
  typeof answer === 'string' ? answer : JSON.stringify(answer);

const ofRule =
  (found: boolean) =>
  ({ given: { source, span } }: Example): FindingExample => {
    const text = source.text.slice(span.start, span.end);
    const [read] = readYaml({ name: source.name, text, linesBefore: 0 });
    return { found, answers: linesOf(read?.value ?? null, text), text: null };
  };

function linesOf(tree: Tree | null, text: string): readonly string[] {
  if (tree?.kind !== 'map') return [];
  return tree.entries.map(
    ({ key, value }) =>
      `${key}: ${text.slice(value.span.start, value.span.end).replace(/\s+/g, ' ')}`,
  );
}
