// How a run ends: what went wrong beside the findings is told, and the exit code says the gravest of all.
import { sectionOf } from '../check/subject.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { CheckResult } from '../model/finding.js';
import type { Pack, Severity } from '../model/pack.js';
import { type ExitCode, exitCodes, type World, worst } from '../model/world.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import { printable } from '../report/printable.js';
import type { Request } from './check-request.js';
import type { Selection } from './check-select.js';
import { paintFor, refuse } from './say.js';

/** What is wrong with files that are no proposals: config, waivers, baseline, reports. */
export interface Complaints {
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly string[];
  /** What is well but may not be what was meant. */
  readonly remarks: readonly string[];
}

/** Tells what is wrong, what was not there to look at, and what claims nothing that could be checked. */
export async function complain(
  { diagnostics, troubles, remarks }: Complaints,
  { empty, files, input, nothingChanged }: Selection,
  { options }: Request,
  world: World,
): Promise<void> {
  if (diagnostics.length > 0)
    world.err.write(renderDiagnostics(diagnostics, await paintFor(world.err, options, world)));
  for (const line of troubles) refuse(world, line);
  for (const line of remarks) world.err.write(`toforwith: ${line}\n`);
  for (const path of empty) world.err.write(`toforwith: ${path}: no proposal is there\n`);
  if (nothingChanged)
    world.err.write(`toforwith: none of the files changed since ${options.since}\n`);
  else if (files.length === 0 && !input && empty.length === 0 && troubles.length === 0)
    world.err.write('toforwith: no file is left to check\n');
}

/** So many are named one by one. */
const most = 5;

/** Files that could be read and have nothing to check: nobody shall think that they were. */
export function proposeNothing({ files }: CheckResult, pack: Pack): readonly string[] {
  const without = files.filter(({ proposals, broken }) => proposals === 0 && broken.length === 0);
  const why = `has no "${sectionOf(pack)}" section, so no claim in it was checked`;
  const named = without.slice(0, most).map(({ file }) => `${printable(file)}: it ${why}`);
  const more = without.length - named.length;
  return more > 0 ? [...named, `and ${more} more, each of which ${why}`] : named;
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

export function endingOf(
  result: CheckResult,
  broken: boolean,
  selection: Selection,
  { settings, options }: Request,
): ExitCode {
  const active = result.findings.filter(({ status }) => status === 'active');
  const failing = active.some(
    ({ kind, severity }) =>
      kind === 'fail' && severities.indexOf(severity) <= severities.indexOf(result.failOn),
  );
  const undecided = active.some(({ kind }) => kind === 'open') && !settings.allowUndecided.value;
  const lenient = options.exitZero === true || options.writeBaseline === true;
  return worst([
    broken || result.files.some((file) => file.broken.length > 0)
      ? exitCodes.trouble
      : exitCodes.done,
    failing && !lenient ? exitCodes.findings : exitCodes.done,
    undecided && !lenient ? exitCodes.undecided : exitCodes.done,
    isNothing(result, selection) ? exitCodes.nothing : exitCodes.done,
  ]);
}

/** A path stood for no file, or nothing that was looked at proposes anything. */
const isNothing = ({ files }: CheckResult, { empty, nothingChanged }: Selection): boolean =>
  empty.length > 0 || (!nothingChanged && files.every(({ proposals }) => proposals === 0));
