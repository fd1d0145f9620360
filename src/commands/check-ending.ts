// How a run ends: what went wrong beside the findings is told, and the exit code says the gravest of all.
import type { Diagnostic } from '../model/diagnostic.js';
import type { CheckResult } from '../model/finding.js';
import type { Severity } from '../model/pack.js';
import { type ExitCode, exitCodes, type World, worst } from '../model/world.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import type { Request } from './check-request.js';
import type { Selection } from './check-select.js';
import { paintFor, refuse } from './say.js';

/** What is wrong with files that are no proposals: config, waivers, baseline, reports. */
export interface Complaints {
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly string[];
}

/** Tells what is wrong, and what was not there to look at. */
export async function complain(
  { diagnostics, troubles }: Complaints,
  { empty, files, input, nothingChanged }: Selection,
  { options }: Request,
  world: World,
): Promise<void> {
  if (diagnostics.length > 0)
    world.err.write(renderDiagnostics(diagnostics, await paintFor(world.err, options, world)));
  for (const line of troubles) refuse(world, line);
  for (const path of empty) world.err.write(`toforwith: ${path}: no proposal is there\n`);
  if (nothingChanged)
    world.err.write(`toforwith: none of the files changed since ${options.since}\n`);
  else if (files.length === 0 && !input && empty.length === 0 && troubles.length === 0)
    world.err.write('toforwith: no file is left to check\n');
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
