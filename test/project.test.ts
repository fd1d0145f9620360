/** What holds for the project as a whole: its folder, its lock file, and who may import whom. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { satisfies } from 'semver';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

describe('the top level', () => {
  const allowed = new Set([
    ...['src', 'rules', 'examples', 'test', 'bin'],
    ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
    ...['README.md', 'CHANGELOG.md', 'LICENSE', 'action.yml', 'biome.json', 'vitest.config.ts'],
    ...['node_modules', 'dist', 'coverage'],
  ]);

  it('holds only what is agreed, dotfiles, and what is installed or built', () => {
    const extra = readdirSync(root).filter((name) => !allowed.has(name) && !name.startsWith('.'));
    expect(extra).toEqual([]);
  });
});

describe('the lock file', () => {
  const lock: { packages: Record<string, { resolved?: string; engines?: { node?: string } }> } =
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

  it('has packages', () => {
    expect(packages.length).toBeGreaterThan(50);
  });

  it('takes every package from the public npm registry', () => {
    const elsewhere = packages.filter(
      ([, { resolved }]) => !resolved?.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it('has no package that refuses Node 20', () => {
    const refusing = packages.filter(
      ([, { engines }]) => !satisfies('20.20.2', engines?.node ?? '*'),
    );
    expect(refusing.map(([path]) => path)).toEqual([]);
  });
});

describe('source files', () => {
  const all = [
    'model',
    'read',
    'engine',
    'reason',
    'interview',
    'check',
    'packs',
    'report',
    'io',
    'commands',
  ];

  /** For each folder of src, and each file directly in it, the folders whose files it may import. */
  const mayImport: Record<string, readonly string[]> = {
    model: [],
    read: ['model'],
    engine: ['model'],
    reason: ['model', 'engine'],
    interview: ['model', 'engine', 'reason', 'read'],
    check: ['model', 'engine', 'reason'],
    packs: ['model', 'engine', 'reason', 'read'],
    report: ['model'],
    io: ['model'],
    commands: all,
    'cli.ts': all,
    'index.ts': all,
  };

  /** Who may use a package; one that is not here may be used by all. */
  const mayUse: Record<string, readonly string[]> = {
    yaml: ['read'],
    ajv: ['read'],
    'csv-parse': ['read'],
    commander: ['commands'],
    inquirer: ['io'],
    tinyglobby: ['io'],
    'node:child_process': ['io'],
    'node:fs': ['io'],
    'node:os': ['io'],
    'node:process': ['io', 'cli.ts'],
    'node:readline': ['io'],
    'node:tty': ['io'],
    'node:worker_threads': ['io'],
  };

  const source = join(root, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();
  const imports = new Map(files.map((file) => [file, importsOf(file)]));

  it('lie at most one folder deep', () => {
    expect(files.filter((file) => file.split('/').length > 2)).toEqual([]);
  });

  it('import only what their layer may', () => {
    const wrong = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((target) => !allows(file, target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('use the packages that touch the world or read text only where they may', () => {
    const wrong = files.flatMap((file) =>
      namesImportedBy(file)
        .filter((name) => mayUse[packageOf(name)]?.includes(layerOf(file)) === false)
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('import each other in no cycle', () => {
    expect(findCycle(imports)).toEqual([]);
  });

  function namesImportedBy(file: string): string[] {
    const { importedFiles } = ts.preProcessFile(
      readFileSync(join(source, file), 'utf8'),
      true,
      true,
    );
    return importedFiles.map(({ fileName }) => fileName);
  }

  /** The package of an import: csv-parse of csv-parse/sync, node:fs of node:fs/promises. */
  function packageOf(name: string): string {
    return name.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? name;
  }

  /** The files of src that a file imports, types and lazy imports included, relative to src. */
  function importsOf(file: string): string[] {
    const { importedFiles } = ts.preProcessFile(
      readFileSync(join(source, file), 'utf8'),
      true,
      true,
    );
    return importedFiles
      .filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => join(dirname(file), fileName).replace(/\.js$/, '.ts'));
  }

  function allows(from: string, to: string): boolean {
    const layer = layerOf(from);
    return layer === layerOf(to) || (mayImport[layer]?.includes(layerOf(to)) ?? false);
  }

  function layerOf(file: string): string {
    return file.split('/')[0] ?? '';
  }
});

/** The first cycle found, as the files on it, or nothing. */
function findCycle(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of imports.get(file) ?? []) {
      const cycle = visit(target, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
