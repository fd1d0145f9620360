// Proves rule packs over all possible briefs and tells what does not hold, each with the smallest brief that shows it.
import { performance } from 'node:perf_hooks';
import { type Location, placeOf } from '../model/source.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { readExamples } from '../packs/examples.js';
import { testPack } from '../packs/test.js';
import { type PackFailure, verifyPack } from '../packs/verify.js';
import { readLaws } from '../read/pack-laws.js';
import { assessWithoutAssuming } from '../reason/concluded.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import { grouped } from '../report/difference-text.js';
import { failureText, type ToldFailure } from '../report/verify-text.js';
import { type OpenPack, withEachPack } from './open-packs.js';
import type { RulesOptions } from './run-rules-list.js';
import { pageFor, paintFor } from './say.js';

export async function runRulesVerify(
  names: readonly string[],
  options: RulesOptions,
  world: World,
): Promise<ExitCode> {
  return withEachPack(names, options, world, (open) => verifyOne(open, options, world));
}

async function verifyOne(
  { name, pack, files, diagnostics }: OpenPack,
  options: RulesOptions,
  world: World,
): Promise<ExitCode> {
  const page = await pageFor(world.out, options, world);
  if (!pack) {
    world.out.write(renderDiagnostics(diagnostics, await paintFor(world.out, options, world)));
    return exitCodes.findings;
  }
  const started = performance.now();
  const laws = readLaws(files, pack);
  const examples = readExamples(files, pack);
  const outcomes = testPack(pack, examples.value ?? [], assessWithoutAssuming);
  const unreadable = [...laws.diagnostics, ...examples.diagnostics];
  world.out.write(renderDiagnostics(unreadable, page.paint));
  const result = verifyPack(pack, laws.value ?? [], outcomes);
  if (result.kind === 'too-large') {
    world.out.write(
      `${name}: too large to prove (over ${result.budget} boxes); what makes it so: ${result.facts.join(', ')}\n`,
    );
    return exitCodes.findings;
  }
  for (const failure of result.failures)
    world.out.write(`${failureText(told(failure, pack.files), page)}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  world.out.write(
    `${name}: ${result.failures.length === 0 ? 'everything holds' : `${result.failures.length} do not hold`}: ${result.laws} laws, ${result.rules} rules, ${result.examples} examples, ` +
      `over ${grouped(result.combinations)} combinations of answers to ${result.facts} facts, each with ${grouped(BigInt(result.lists))} different lists of people (${seconds} s)\n`,
  );
  return result.failures.length + unreadable.length > 0 ? exitCodes.findings : exitCodes.done;
}

function told(failure: PackFailure, files: readonly string[]): ToldFailure {
  const nothing = { brief: null, raised: null };
  const ruleAt = (rule: { readonly file: number; readonly place: { readonly line: number } }) =>
    `${files[rule.file] ?? ''}:${rule.place.line}`;
  switch (failure.kind) {
    case 'no-answer':
      return {
        ...nothing,
        where: null,
        id: 'no answer',
        said: 'this brief gets none',
        brief: failure.brief,
      };
    case 'law-broken':
      return {
        where: lineOf(failure.law.at),
        id: failure.law.id,
        said: `this law does not hold: ${failure.law.because}`,
        brief: failure.broken.brief,
        raised: failure.broken.raised,
      };
    case 'never-speaks':
      return {
        ...nothing,
        where: ruleAt(failure.rule),
        id: failure.rule.id,
        said: 'this rule can never speak',
      };
    case 'changes-nothing':
      return {
        ...nothing,
        where: ruleAt(failure.rule),
        id: failure.rule.id,
        said: 'without this rule every brief gets the same answer',
      };
    case 'unread':
      return {
        ...nothing,
        where: `${failure.fact.span.file}:${failure.fact.span.line}`,
        id: failure.fact.id,
        said: 'no rule reads this fact',
      };
    case 'example-contradicts': {
      const { example, differences } = failure.outcome;
      return {
        ...nothing,
        where: lineOf(example.at),
        id: example.rule,
        said: `an example contradicts: ${differences.map(({ message }) => message).join('; ')}`,
      };
    }
    case 'not-proven':
      return {
        ...nothing,
        where: null,
        id: failure.what,
        said: 'could not be proven: there are too many different lists of people',
      };
  }
}

function lineOf(at: Location): string {
  const { file, line } = placeOf(at);
  return `${file}:${line}`;
}
