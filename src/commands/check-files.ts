// Reads and checks each file of a run: findings, waivers written in it, and for a file that cannot be read why.
import { resolve } from 'node:path';
import { checkFile, type FileToCheck } from '../check/check-file.js';
import { type Settings, settingsFor, withDays } from '../check/settings.js';
import { standing } from '../check/standing.js';
import type { Terms } from '../check/waiver-terms.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { CheckedFile, Finding } from '../model/finding.js';
import type { Pack } from '../model/pack.js';
import { placeOf, type Source } from '../model/source.js';
import type { World } from '../model/world.js';
import { type BriefFormat, readBriefs } from '../read/brief.js';
import { formatOf, knownEndings } from './brief-formats.js';
import { bodyStart } from './check-body.js';
import { fromConfig } from './check-paths.js';

export interface CheckedInput {
  readonly file: CheckedFile;
  readonly findings: readonly Finding[];
  readonly waivers: readonly Terms[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Checking {
  readonly pack: Pack;
  readonly settings: Settings;
  /** Folder of the config, which overrides are relative to. */
  readonly folder: string;
  readonly world: World;
  /** Reads Markdown; null where no file is Markdown. */
  readonly read: FileToCheck['read'];
}

/** A file by its path as shown. */
export function checkPath(path: string, checking: Checking): CheckedInput {
  const read = checking.world.readText(resolve(checking.world.cwd, path));
  if (read.kind === 'trouble') return unreadable(path, 'file/unreadable', read.why);
  return checkText(path, read.text, checking);
}

/** A text under the name it is shown by, which tells its format. */
export function checkText(
  path: string,
  text: string,
  checking: Checking,
  format: BriefFormat | undefined = formatOf(path),
): CheckedInput {
  if (!format)
    return unreadable(
      path,
      'file/unknown-format',
      `its name does not say what it holds; it should end with ${knownEndings}`,
    );
  const { pack, settings, folder, world, read } = checking;
  const placed = settings.overrides.length > 0 ? fromConfig(path, folder, world) : path;
  const { consultationDays, ...options } = settingsFor(placed, settings);
  const ruled = withDays(pack, consultationDays);
  const source: Source = { name: path, text, linesBefore: 0 };
  const reads = readBriefs(source, format, ruled);
  const briefs = reads.flatMap(({ value }) => (value ? [value] : []));
  const diagnostics = reads.flatMap((one) => one.diagnostics);
  const body = format === 'markdown' ? bodyStart(text) : null;
  const { findings, proposals, waivers } = checkFile(
    { source, briefs, comments: format !== 'json', body, read },
    ruled,
    options,
  );
  const broken = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, hint, at }) => ({
      code,
      message,
      hint,
      at: placeOf(at),
      line: standing('', at).line,
    }));
  return { file: { file: path, proposals, broken }, findings, waivers, diagnostics };
}

function unreadable(path: string, code: string, message: string): CheckedInput {
  const at = { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    file: { file: path, proposals: 0, broken: [{ code, message, hint: null, at, line: '' }] },
    findings: [],
    waivers: [],
    diagnostics: [],
  };
}
