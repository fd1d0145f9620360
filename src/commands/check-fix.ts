// `--fix` and `--diff`: every file of a run with what is certain in it mended, written or only shown.
import { resolve } from 'node:path';
import { type Mended, mended } from '../check/mend.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import { type ExitCode, exitCodes, type World, worst } from '../model/world.js';
import { readBriefs } from '../read/brief.js';
import { surelyMeant } from '../read/nearest.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import { printable } from '../report/printable.js';
import { textDiff } from '../report/text-diff.js';
import { formatOf } from './brief-formats.js';
import type { CheckOptions } from './check-options.js';
import type { Selection } from './check-select.js';
import { paintFor, refuse } from './say.js';

/** Writes each file that something was mended in, whole; the reasons why one could not be written. */
export function fixFiles(files: readonly string[], pack: Pack, world: World): readonly string[] {
  return files.flatMap((path) => {
    const looked = lookAt(path, pack, world);
    if (looked.kind === 'trouble' || looked.now.mends.length === 0) return [];
    const why = world.write(resolve(world.cwd, path), looked.now.text);
    if (why !== null) return [`${path}: ${why}`];
    const words = looked.now.mends.map(({ from, to }) => `"${from}" is now "${to}"`);
    world.err.write(`toforwith: ${printable(path)}: mended: ${words.join(', ')}\n`);
    return [];
  });
}

/** Shows what `--fix` would do and what it would leave broken: 1 where there is something to mend. */
export async function showFixes(
  { files, missing, empty }: Selection,
  options: CheckOptions,
  pack: Pack,
  world: World,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  const paint = await paintFor(world.err, options, world);
  for (const path of files) {
    const looked = lookAt(path, pack, world);
    if (looked.kind === 'trouble') {
      codes.push(refuse(world, `${path}: ${looked.why}`));
      continue;
    }
    const { before, now, left } = looked;
    world.out.write(textDiff(path, before, now.text));
    world.err.write(renderDiagnostics(left, paint));
    if (now.mends.length > 0 && !options.exitZero) codes.push(exitCodes.findings);
    if (left.some(({ severity }) => severity === 'error')) codes.push(exitCodes.trouble);
  }
  for (const path of missing) codes.push(refuse(world, `${path}: no such file`));
  for (const path of empty) world.err.write(`toforwith: ${path}: no proposal is there\n`);
  if (files.length === 0 || empty.length > 0) codes.push(exitCodes.nothing);
  return worst(codes);
}

type Looked =
  | { readonly kind: 'trouble'; readonly why: string }
  | {
      readonly kind: 'read';
      readonly before: string;
      readonly now: Mended;
      /** What is wrong with the text once it is mended. */
      readonly left: readonly Diagnostic[];
    };

function lookAt(path: string, pack: Pack, world: World): Looked {
  const read = world.readText(resolve(world.cwd, path));
  if (read.kind === 'trouble') return { kind: 'trouble', why: read.why };
  const format = formatOf(path);
  if (!format) return { kind: 'trouble', why: 'its name does not say what it holds' };
  const look = (text: string): readonly Diagnostic[] =>
    readBriefs({ name: path, text, linesBefore: 0 }, format, pack).flatMap(
      ({ diagnostics }) => diagnostics,
    );
  const now = mended(read.text, look, surelyMeant);
  return { kind: 'read', before: read.text, now, left: look(now.text) };
}
