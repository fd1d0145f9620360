// Checks proposals and reports what it finds. A file that cannot be read is told and the others are checked all the same;
// nothing ends with 0 because nothing was looked at.
import { relative, resolve } from 'node:path';
import { type Baseline, baselineOf, baselineText, comparedTo, goneFrom } from '../check/baseline.js';
import { reportedIds, unknownIds } from '../check/config-ids.js';
import { byPlace, withFingerprints } from '../check/fingerprint.js';
import { checkRulesOf } from '../check/finding-rules.js';
import { type Chosen as ChosenSettings, type Settings, settingsFor, settle } from '../check/settings.js';
import { waive } from '../check/waive.js';
import { waiverCheckRules } from '../check/waiver-rules.js';
import type { Terms } from '../check/waiver-terms.js';
import { shownPath } from '../io/world.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { CheckResult, Finding } from '../model/finding.js';
import type { Pack, Severity } from '../model/pack.js';
import { type ExitCode, exitCodes, type World, worst } from '../model/world.js';
import { nearest } from '../read/nearest.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import { findingsFormats } from '../report/findings.js';
import { type CheckedInput, type Checking, checkPath, checkText } from './check-files.js';
import { chooseFiles } from './check-inputs.js';
import { printConfig } from './check-print.js';
import { writeReports } from './check-report.js';
import { type ConfigFile, findConfig, fromEnvironment, fromFlags, listed, variable } from './check-settings.js';
import { baselineAt, waiversAt } from './check-side-files.js';
import type { LookOptions, PackOptions } from './declare.js';
import { packFor } from './load-pack.js';
import { type Output, outputsFrom } from './outputs.js';
import { paintFor, refuse } from './say.js';

export interface CheckOptions extends LookOptions, PackOptions {
  readonly format?: readonly string[];
  readonly failOn?: Severity;
  readonly require?: readonly string[];
  readonly allowUndecided?: boolean;
  readonly consultationDays?: string;
  readonly config?: string | false;
  readonly exclude?: readonly string[];
  readonly since?: string;
  readonly waivers?: string;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly asOf?: string;
  readonly stdinFilename?: string;
  readonly printConfig?: boolean;
  readonly showFiles?: boolean;
  readonly exitZero?: boolean;
}

const standardInput = '<stdin>';
const usualBaseline = 'toforwith.baseline.json';
const home = 'https://www.npmjs.com/package/toforwith';

export async function runCheck(paths: readonly string[], options: CheckOptions, world: World): Promise<ExitCode> {
  const asked = askedFor(options, world);
  if ('wrong' in asked) return refuse(world, asked.wrong);
  const configFile = findConfig(options.config ?? variable('CONFIG', world), world);
  if (configFile.trouble !== null) return refuse(world, configFile.trouble);
  const settings = inPlace(settle(asked.flags, asked.environment, configFile.config), configFile, world);
  const own = ownFiles(settings, configFile, world);
  const chosen = await chooseFiles({ paths, include: settings.include.value, exclude: settings.exclude.value, folder: configFile.folder, own }, world);
  if (options.printConfig) return show(world, printConfig(settings, configFile, chosen.files.map((path) => ({ path, settings: settingsFor(inFolder(path, configFile, world), settings) }))));
  if (paths.length === 0 && settings.include.value.length === 0) return refuse(world, 'no path is given, and no config says what to include');
  const since = options.since === undefined ? null : await changedOnly(options.since, chosen.files, world);
  if (since !== null && 'wrong' in since) return refuse(world, since.wrong);
  const files = since?.files ?? chosen.files;
  if (options.showFiles) return show(world, files.map((file) => `${file}\n`).join(''), files.length === 0);
  const pack = await packFor({ ...options, ...(settings.packs.value ? { pack: settings.packs.value } : {}) }, world);
  if (!pack) return exitCodes.trouble;
  return checkAll({ files, chosen, options, asked, settings, configFile, pack, nothingChanged: since !== null && chosen.files.length > 0 && files.length === 0 }, world);
}

interface Asked {
  readonly flags: ChosenSettings;
  readonly environment: ChosenSettings;
  readonly outputs: readonly Output<string>[];
  readonly asOf: string;
}

/** What flags and environment ask for, or what is wrong with it. */
function askedFor(options: CheckOptions, world: World): Asked | { readonly wrong: string } {
  const flags = fromFlags(options);
  if ('wrong' in flags) return flags;
  const environment = fromEnvironment(world);
  if ('wrong' in environment) return environment;
  const format = variable('FORMAT', world);
  const wanted = outputsFrom<string>(options.format ?? (format === undefined ? undefined : listed(format)), Object.keys(findingsFormats), 'text');
  if ('wrong' in wanted) return wanted;
  return { flags: flags.chosen, environment: environment.chosen, outputs: wanted.outputs, asOf: options.asOf ?? variable('AS_OF', world) ?? world.today() };
}

function show(world: World, text: string, nothing = false): ExitCode {
  world.out.write(text);
  return nothing ? exitCodes.nothing : exitCodes.done;
}

/** Paths that a config gives are relative to its folder. */
function inPlace(settings: Settings, { folder }: ConfigFile, world: World): Settings {
  const placed = <T extends string | null>(set: { readonly value: T; readonly by: Settings['waivers']['by'] }) =>
    set.by === 'config' && set.value !== null ? { ...set, value: shownPath(resolve(folder, set.value), world.cwd) } : set;
  const { packs } = settings;
  const local = (pack: string): string => (/[/\\]/.test(pack) ? shownPath(resolve(folder, pack), world.cwd) : pack);
  return {
    ...settings,
    waivers: placed(settings.waivers),
    baseline: placed(settings.baseline),
    packs: packs.by === 'config' && packs.value ? { ...packs, value: packs.value.map(local) } : packs,
  };
}

const inFolder = (path: string, { folder }: ConfigFile, world: World): string => relative(folder, resolve(world.cwd, path)).replaceAll('\\', '/');

/** The config and the files it names are never proposals. */
const ownFiles = ({ waivers, baseline }: Settings, { source }: ConfigFile, world: World): readonly string[] =>
  [source?.name, waivers.value, baseline.value ?? usualBaseline].flatMap((path) => (path ? [shownPath(path, world.cwd)] : []));

async function changedOnly(ref: string, files: readonly string[], world: World): Promise<{ readonly files: readonly string[] } | { readonly wrong: string }> {
  const { changedSince } = await import('../io/changed-files.js');
  const changed = await changedSince(ref, world.cwd);
  if (changed.kind === 'trouble') return { wrong: `--since ${ref}: ${changed.why}` };
  const differing = new Set(changed.files);
  return { files: files.filter((file) => differing.has(file)) };
}

interface Run {
  readonly files: readonly string[];
  readonly chosen: Awaited<ReturnType<typeof chooseFiles>>;
  readonly options: CheckOptions;
  readonly asked: Asked;
  readonly settings: Settings;
  readonly configFile: ConfigFile;
  readonly pack: Pack;
  readonly nothingChanged: boolean;
}

async function checkAll(run: Run, world: World): Promise<ExitCode> {
  const { files, chosen, options, asked, settings, configFile, pack } = run;
  const checking: Checking = { pack, settings, folder: configFile.folder, world };
  const checked = files.map((file) => checkPath(file, checking));
  if (chosen.input) checked.push(await checkInput(options, checking));
  const waivers = waiversAt(settings.waivers.value, world);
  const baselinePath = settings.baseline.value ?? (options.writeBaseline || options.pruneBaseline ? usualBaseline : null);
  const baseline = baselineAt(baselinePath, world, options.writeBaseline ?? false);
  const known = { source: configFile.source ?? { name: '', text: '', linesBefore: 0 }, nearest };
  const diagnostics = [...configFile.diagnostics, ...unknownIds(configFile.config, pack, known), ...waivers.diagnostics, ...baseline.diagnostics];
  const troubles = [
    ...chosen.missing.map((path) => `${path}: no such file`),
    ...[waivers.trouble, baseline.trouble].filter((why) => why !== null),
    ...unknownFacts(settings, pack),
  ];
  const findings = judged(checked, waivers.value, baseline.value, run, world);
  const result = resultOf(checked, findings, run, world);
  const unwritten = [
    ...(await writeReports(result, asked.outputs, pack, options, world)),
    ...keepBaseline(findings, baseline.value, baselinePath, result, options, world),
  ];
  const plain = asked.outputs.some(({ format, file }) => file === null && format === 'text');
  await complain({ diagnostics: [...diagnostics, ...(plain ? [] : checked.flatMap((one) => one.diagnostics))], troubles: [...troubles, ...unwritten] }, run, world);
  const broken = diagnostics.length + troubles.length + unwritten.length > 0 || result.files.some((file) => file.broken.length > 0);
  return codeFor(result, { broken, nothing: nothingToDo(result, run) }, run);
}

async function checkInput({ stdinFilename }: CheckOptions, checking: Checking): Promise<CheckedInput> {
  const text = await checking.world.readInput();
  if (stdinFilename !== undefined) return checkText(stdinFilename, text, checking);
  return checkText(standardInput, text, checking, /^\s*[{[]/.test(text) ? 'json' : 'yaml');
}

/** Facts that flags or environment require and that no pack has; those of a config are told at their place. */
const unknownFacts = ({ required }: Settings, pack: Pack): readonly string[] =>
  required.by === 'config' ? [] : required.value.filter((id) => !pack.facts.some((fact) => fact.id === id)).map((id) => `no fact is called "${id}"`);

/** Every finding with its waiver or its place in the baseline, by file and place, those about waivers among them. */
function judged(checked: readonly CheckedInput[], fromFile: readonly Terms[], baseline: Baseline | null, { pack, settings, asked }: Run, world: World): readonly Finding[] {
  const { findings, troubles } = waive(
    checked.flatMap((one) => one.findings),
    [...checked.flatMap((one) => one.waivers), ...fromFile],
    {
      asOf: asked.asOf,
      rules: new Set(reportedIds(pack)),
      severities: settings.severities,
      checked: new Set(checked.map(({ file }) => file.file)),
      exists: (file) => world.kindOf(resolve(world.cwd, file)) !== 'nothing',
      nearest,
    },
  );
  const all = [...(baseline ? comparedTo(baseline, findings) : findings), ...withFingerprints(troubles)];
  return all.sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : byPlace(a, b)));
}

function resultOf(checked: readonly CheckedInput[], findings: readonly Finding[], { pack, settings }: Run, world: World): CheckResult {
  return {
    tool: { name: 'toforwith', version: world.version, url: home },
    packs: [{ id: pack.id, version: pack.version, digest: pack.digest }],
    rules: [...checkRulesOf(pack, settings.severities), ...waiverCheckRules()],
    findings,
    files: checked.map(({ file }) => file),
    failOn: settings.failOn.value,
  };
}

/** Writes or prunes the baseline; why it could not. */
function keepBaseline(findings: readonly Finding[], before: Baseline | null, path: string | null, { files }: CheckResult, { writeBaseline, pruneBaseline }: CheckOptions, world: World): readonly string[] {
  if (path === null) return [];
  const gone = before ? goneFrom(before, findings, new Set(files.map(({ file }) => file))) : [];
  if (!writeBaseline && !pruneBaseline) {
    if (gone.length > 0) world.err.write(`toforwith: ${path}: ${gone.length} of its findings are gone; --prune-baseline takes them out\n`);
    return [];
  }
  const kept = writeBaseline ? baselineOf(findings) : { findings: (before?.findings ?? []).filter((known) => !gone.includes(known)) };
  const why = world.write(resolve(world.cwd, path), baselineText(kept));
  if (why === null) world.err.write(`toforwith: ${path} is written with ${kept.findings.length} findings\n`);
  return why === null ? [] : [`${path}: ${why}`];
}

interface Complaints {
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly string[];
}

async function complain({ diagnostics, troubles }: Complaints, { chosen, options, nothingChanged, files }: Run, world: World): Promise<void> {
  if (diagnostics.length > 0) world.err.write(renderDiagnostics(diagnostics, await paintFor(world.err, options, world)));
  for (const line of troubles) refuse(world, line);
  for (const path of chosen.empty) world.err.write(`toforwith: ${path}: no proposal is there\n`);
  if (nothingChanged) world.err.write(`toforwith: none of the files changed since ${options.since}\n`);
  else if (files.length === 0 && !chosen.input && chosen.empty.length === 0 && troubles.length === 0) world.err.write('toforwith: no file is left to check\n');
}

/** Nothing matched, or nothing that was looked at proposes anything. */
const nothingToDo = ({ files }: CheckResult, { chosen, nothingChanged }: Run): boolean =>
  chosen.empty.length > 0 || (!nothingChanged && files.every(({ proposals }) => proposals === 0));

const severities: readonly Severity[] = ['error', 'warning', 'note'];

function codeFor({ findings, failOn }: CheckResult, { broken, nothing }: { readonly broken: boolean; readonly nothing: boolean }, { settings, options }: Run): ExitCode {
  const active = findings.filter(({ status }) => status === 'active');
  const failing = active.some(({ kind, severity }) => kind === 'fail' && severities.indexOf(severity) <= severities.indexOf(failOn));
  const undecided = active.some(({ kind }) => kind === 'open') && !settings.allowUndecided.value;
  const baselined = options.writeBaseline ?? false;
  const may = (code: ExitCode, so: boolean): ExitCode => (so && !options.exitZero && !baselined ? code : exitCodes.done);
  return worst([broken ? exitCodes.trouble : 0, may(exitCodes.findings, failing), may(exitCodes.undecided, undecided), nothing ? exitCodes.nothing : 0]);
}
