// The files beside the proposals: waivers and baseline, read with everything that is wrong in them.
import { dirname, join, resolve } from 'node:path';
import { type Baseline, readBaseline } from '../check/baseline.js';
import type { Desk } from '../check/tree-fields.js';
import type { Terms } from '../check/waiver-terms.js';
import { readWaivers } from '../check/waivers-file.js';
import { shownPath } from '../io/world.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import type { World } from '../model/world.js';
import { readJson } from '../read/json.js';
import { nearest } from '../read/nearest.js';
import { readYaml } from '../read/yaml.js';

export interface SideFile<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
  /** Why it could not be read. */
  readonly trouble: string | null;
}

/** The waivers of a file; the paths in it are relative to its folder. */
export function waiversAt(path: string | null, world: World): SideFile<readonly Terms[]> {
  return sideFile<readonly Terms[]>(
    path,
    world,
    [],
    (source) => readYaml(source)[0]?.value ?? null,
    (desk, tree) => {
      const folder = dirname(resolve(world.cwd, path ?? ''));
      return readWaivers(desk, tree, (file) => shownPath(join(folder, file), world.cwd));
    },
  );
}

/** The baseline; one that is not there counts as empty where it is about to be written. */
export function baselineAt(
  path: string | null,
  world: World,
  mayBeMissing: boolean,
): SideFile<Baseline | null> {
  if (path !== null && mayBeMissing && world.kindOf(resolve(world.cwd, path)) === 'nothing')
    return { value: null, diagnostics: [], trouble: null };
  return sideFile<Baseline | null>(
    path,
    world,
    null,
    (source) => readJson(source).value,
    readBaseline,
  );
}

function sideFile<T>(
  path: string | null,
  world: World,
  none: T,
  parse: (source: Source) => Tree | null,
  read: (desk: Desk, tree: Tree) => T,
): SideFile<T> {
  if (path === null) return { value: none, diagnostics: [], trouble: null };
  const text = world.readText(resolve(world.cwd, path));
  const shown = shownPath(path, world.cwd);
  if (text.kind === 'trouble')
    return { value: none, diagnostics: [], trouble: `${shown}: ${text.why}` };
  const source: Source = { name: shown, text: text.text, linesBefore: 0 };
  const found: Diagnostic[] = [];
  const tree = parse(source);
  if (!tree) return { value: none, diagnostics: [], trouble: `${shown}: it cannot be read` };
  const report = (one: Diagnostic): void => {
    found.push(one);
  };
  return { value: read({ source, report, nearest }, tree), diagnostics: found, trouble: null };
}
