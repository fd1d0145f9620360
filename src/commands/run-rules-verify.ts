// Proves rule packs over all possible briefs and tells what does not hold, each with the smallest brief that shows it.
import { performance } from 'node:perf_hooks';
import type { Law } from '../model/law.js';
import type { Pack, Rule } from '../model/pack.js';
import { type Location, placeOf } from '../model/source.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { readExamples } from '../packs/examples.js';
import { testPack } from '../packs/test.js';
import { type PackFailure, verifyPack } from '../packs/verify.js';
import { lawsSetAside, readLaws, type SetAside } from '../read/pack-laws.js';
import { concluded } from '../reason/concluded.js';
import { conditionLines } from '../report/condition-text.js';
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
  { name, pack, files, below, diagnostics }: OpenPack,
  options: RulesOptions,
  world: World,
): Promise<ExitCode> {
  const page = await pageFor(world.out, options, world);
  if (!pack) {
    world.out.write(renderDiagnostics(diagnostics, await paintFor(world.out, options, world)));
    return exitCodes.findings;
  }
  const started = performance.now();
  const base = readLaws(below, pack).value ?? [];
  const setAside = lawsSetAside(
    files,
    base.map(({ id }) => id),
  );
  const own = readLaws(files, pack);
  const examples = readExamples(files, pack);
  const outcomes = testPack(pack, examples.value ?? [], concluded);
  const unreadable = [...own.diagnostics, ...setAside.diagnostics, ...examples.diagnostics];
  world.out.write(renderDiagnostics(unreadable, page.paint));
  const laws = [...without(base, setAside.value ?? []), ...(own.value ?? [])];
  const result = verifyPack(pack, laws, outcomes);
  if (result.kind === 'too-large') {
    world.out.write(
      `${name}: too large to prove (over ${result.budget} boxes); what makes it so: ${result.facts.join(', ')}\n`,
    );
    return exitCodes.findings;
  }
  for (const failure of result.failures)
    world.out.write(`${failureText(told(failure, pack), page)}\n`);
  for (const { id, reason } of setAside.value ?? [])
    world.out.write(`${page.paint.dim(id)} is set aside: ${reason}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  world.out.write(
    `${name}: ${verdict(result.failures.length)}: ${result.laws} laws, ${result.rules} rules, ${result.examples} examples, ` +
      `over ${grouped(result.combinations)} combinations of answers to ${result.facts} facts, each with ${grouped(BigInt(result.lists))} different lists of people (${seconds} s)\n`,
  );
  return result.failures.length + unreadable.length > 0 ? exitCodes.findings : exitCodes.done;
}

const without = (laws: readonly Law[], setAside: readonly SetAside[]): readonly Law[] =>
  laws.filter((law) => !setAside.some(({ id }) => id === law.id));

function verdict(failures: number): string {
  if (failures === 0) return 'everything holds';
  return failures === 1 ? '1 does not hold' : `${failures} do not hold`;
}

function told(failure: PackFailure, pack: Pack): ToldFailure {
  const nothing = {
    where: null,
    apart: [],
    briefIs: 'smallest brief',
    brief: null,
    raised: null,
  };
  const ruleAt = ({ file, place }: Rule): string => `${pack.files[file] ?? ''}:${place.line}`;
  switch (failure.kind) {
    case 'no-answer':
      return { ...nothing, id: 'no answer', said: 'this brief gets none', brief: failure.brief };
    case 'law-broken':
      return {
        ...nothing,
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
        apart: failure.apart.flatMap((part) => conditionLines(part, pack, '    ')),
        briefIs: 'a smallest brief that meets all but the last',
        brief: failure.brief,
      };
    case 'changes-nothing':
      return {
        ...nothing,
        where: ruleAt(failure.rule),
        id: failure.rule.id,
        said: 'without this rule every brief gets the same answer',
        briefIs: 'a smallest brief in which it speaks',
        brief: failure.brief,
      };
    case 'never-told':
      return {
        ...nothing,
        where: ruleAt(failure.rule),
        id: failure.rule.id,
        said: 'wherever this caution speaks, a rule it is the same as is told instead',
        briefIs: 'a smallest brief in which it speaks',
        brief: failure.brief,
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
        briefIs: 'its brief',
        brief: failure.brief,
      };
    }
    case 'not-proven':
      return {
        ...nothing,
        id: failure.what,
        said: 'could not be proven: there are too many different lists of people',
      };
  }
}

function lineOf(at: Location): string {
  const { file, line } = placeOf(at);
  return `${file}:${line}`;
}
