// Runs the examples of a pack: what each expects is held against what the engine says, and every difference is told where it was expected.
import type { Next } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import { type Settings, withSettings } from '../model/settings.js';
import type { Location } from '../model/source.js';
import type { Answered } from '../reason/concluded.js';
import type { Example, ExpectedResult, ExpectedThen } from './examples.js';

export interface Outcome {
  readonly example: Example;
  /** Rules that spoke. */
  readonly spoke: ReadonlySet<string>;
  /** Every difference from what was expected; none where the example holds. */
  readonly differences: readonly Diagnostic[];
}

export type Assess = (brief: Brief, pack: Pack) => Answered;

export function testPack(
  pack: Pack,
  examples: readonly Example[],
  assess: Assess,
): readonly Outcome[] {
  const packs = new Map<string, Pack>();
  const under = (settings: Settings): Pack => {
    const key = JSON.stringify(settings);
    const set = packs.get(key) ?? (key === '{}' ? pack : withSettings(pack, settings));
    packs.set(key, set);
    return set;
  };
  return examples.map((example) =>
    outcomeOf(example, assess(example.given, under(example.settings))),
  );
}

function outcomeOf(example: Example, assessment: Answered): Outcome {
  const spoke = new Set(assessment.reasons.map(({ rule }) => rule));
  const silent = example.because.filter(({ rule }) => !spoke.has(rule));
  const speaking = example.notBecause.filter(({ rule }) => spoke.has(rule));
  return {
    example,
    spoke,
    differences: [
      ...example.results.flatMap((expected) =>
        compared(expected, resultIn(assessment, expected.of)),
      ),
      ...silent.map(({ rule, at }) => diagnostic('pack/example-silent', at, rule)),
      ...speaking.map(({ rule, at }) => diagnostic('pack/example-speaks', at, rule)),
      ...(example.then ? comparedThen(example.then, assessment.then) : []),
    ],
  };
}

function compared({ of, value, at }: ExpectedResult, found: string): readonly Diagnostic[] {
  return found === value ? [] : [differs(at, of, value, found)];
}

const differs = (at: Location, what: string, expected: string, found: string): Diagnostic =>
  diagnostic('pack/example-differs', at, what, expected, found);

function resultIn(assessment: Answered, of: string): string {
  switch (of) {
    case 'kind':
      return assessment.domain ?? 'none';
    case 'called-for':
      return assessment.calledFor ?? 'none';
    case 'reach':
    case 'today':
    case 'first':
    case 'name':
      return assessment[of] ?? 'none';
    default:
      return assessment.flags[of] ? 'yes' : 'no';
  }
}

function comparedThen(
  { entries, at }: ExpectedThen,
  found: readonly Next[],
): readonly Diagnostic[] {
  if (entries.length !== found.length)
    return [differs(at, 'what comes then', counted(entries.length), counted(found.length))];
  return entries.flatMap((expected, index) =>
    expected.flatMap((one) => compared(one, laterResult(found[index], one.of))),
  );
}

const counted = (count: number): string => `with ${count} ${count === 1 ? 'entry' : 'entries'}`;

function laterResult(next: Next | undefined, of: string): string {
  if (!next) return 'none';
  const { domain, calledFor, reach, today } = next;
  const results: Readonly<Record<string, string | null>> = {
    kind: domain,
    'called-for': calledFor,
    reach,
    today,
  };
  return results[of] ?? 'none';
}
