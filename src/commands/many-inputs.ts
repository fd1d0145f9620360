// Which briefs the paths of a run over many stand for: every file found, in an order of its own, with its format.

import { sizeOf } from '../io/streams.js';
import { shownPath } from '../io/world.js';
import type { World } from '../model/world.js';
import { briefFormats } from './brief-formats.js';

export const inputFormats = ['yaml', 'json', 'ndjson', 'csv', 'tsv', 'markdown'] as const;
export type InputFormat = (typeof inputFormats)[number];

export interface ManyInput {
  /** `-` for standard input. */
  readonly path: string;
  readonly shown: string;
  /** null where only what comes can tell. */
  readonly format: InputFormat | null;
  readonly gzip: boolean;
  /** In bytes; null where nobody knows. */
  readonly size: number | null;
}

export interface ManyInputs {
  readonly inputs: readonly ManyInput[];
  readonly troubles: readonly string[];
  readonly empty: readonly string[];
}

export interface Wanted {
  readonly format?: InputFormat;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

const formats: Readonly<Record<string, InputFormat>> = {
  ...briefFormats,
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'tsv',
};

const endings = `{${Object.keys(formats).join(',')}}`;
const everything = [`**/*.${endings}`, `**/*.${endings}.gz`];

/** Each file once, in the order of the paths, below a folder or pattern by path. */
export async function manyInputs(
  paths: readonly string[],
  wanted: Wanted,
  world: World,
): Promise<ManyInputs> {
  const inputs = new Map<string, ManyInput>();
  const troubles: string[] = [];
  const empty: string[] = [];
  for (const path of paths) {
    if (path === '-') {
      inputs.set('-', {
        path: '-',
        shown: '<stdin>',
        format: wanted.format ?? null,
        gzip: false,
        size: null,
      });
      continue;
    }
    const files = await filesOf(path, wanted, world);
    if (files.length === 0) empty.push(path);
    for (const file of files) {
      if (inputs.has(file)) continue;
      const input = inputOf(file, wanted, world);
      if (typeof input === 'string') troubles.push(input);
      else inputs.set(file, input);
    }
  }
  return { inputs: [...inputs.values()], troubles, empty };
}

async function filesOf(
  path: string,
  { include, exclude = [] }: Wanted,
  world: World,
): Promise<readonly string[]> {
  const kind = kindOf(path, world);
  const patterns = include ?? everything;
  if (kind === 'folder') {
    const found = await Promise.all(
      patterns.map((pattern) => world.list(pattern, { within: path, exclude })),
    );
    return [...new Set(found.flat())].sort();
  }
  if (kind === 'nothing' && /[*?[{]/.test(path)) return world.list(path, { exclude });
  return [path];
}

/** What can't even be asked after is taken for a file: reading it tells why. */
function kindOf(path: string, world: World): 'file' | 'folder' | 'nothing' {
  try {
    return world.kindOf(path);
  } catch {
    return 'file';
  }
}

function inputOf(file: string, wanted: Wanted, world: World): ManyInput | string {
  const shown = shownPath(file, world.cwd);
  const gzip = /\.gz$/i.test(file);
  const format = wanted.format ?? formatOf(file);
  if (!format && kindOf(file, world) === 'nothing') return `${shown}: no such file`;
  if (!format)
    return `${shown}: its name does not say what it holds; it should end with .${Object.keys(formats).join(', .')}, or give --input-format`;
  try {
    return { path: file, shown, format, gzip, size: sizeOf(file) };
  } catch {
    return { path: file, shown, format, gzip, size: null };
  }
}

/** The format that a name tells, a `.gz` aside. */
export function formatOf(file: string): InputFormat | null {
  const name = file.replace(/\.gz$/i, '');
  return formats[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}
