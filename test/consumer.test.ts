/** The library as others get it: what `npm pack` makes, unpacked beside what it says it depends on, imported and type-checked. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTime, built, root } from './built.js';

const brief = 'toforwith: 1\ntitle: Loneliness\nchallenge:\n  domain: complex\n';

const uses = `
import { assess, assessAll, type Assessment, type Brief, type BriefAnswer, type Diagnostic, loadPack, type Pack, placeOf, readBrief, toJson, toText, version } from 'toforwith';

const pack: Pack = loadPack();
const { value, diagnostics } = readBrief(${JSON.stringify(brief)}, pack, { name: 'brief.yaml' });
const brief: Brief | null = value;
if (!brief) throw new Error(diagnostics.map(({ message, at }: Diagnostic) => \`\${placeOf(at).line} \${message}\`).join());
const answer: Assessment = assess(brief, pack);
const calledFor: string | null = answer.calledFor;
const wrong = readBrief('toforwith: 1\\nchallenge:\\n  domain: complexx\\n', pack);
const text: string = toText(answer, pack, 60);
const json: object = toJson(answer, pack);
const many: (BriefAnswer | null)[] = [];
for await (const { value } of assessAll([brief, { toforwith: 1, challenge: { domain: 'complexx' } }], pack)) many.push(value);
const told = { version, calledFor, many: many.map((each) => each && each.calledFor === calledFor), wrong: wrong.diagnostics.map(({ code, at }) => [code, placeOf(at).line]), first: text.split('\\n')[0], keys: Object.keys(json).slice(0, 3) };
export default JSON.stringify(told);
`;

const settings = {
  compilerOptions: {
    ...{
      target: 'ES2022',
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      strict: true,
      noEmit: true,
    },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, types: [] },
  },
  files: ['uses.ts'],
};

describe('the packed library', () => {
  let folder = '';
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

  beforeAll(async () => {
    await built();
    folder = mkdtempSync(join(tmpdir(), 'toforwith-consumer-'));
    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, 'toforwith'), { recursive: true });
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: root,
      stdio: 'pipe',
    });
    const packed = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    execFileSync('tar', [
      '-xzf',
      join(folder, packed),
      '-C',
      join(modules, 'toforwith'),
      '--strip-components=1',
    ]);
    const { dependencies } = JSON.parse(
      readFileSync(join(modules, 'toforwith/package.json'), 'utf8'),
    ) as { dependencies: Record<string, string> };
    for (const name of Object.keys(dependencies)) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'uses.ts'), uses);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    writeFileSync(join(folder, 'brief.yaml'), brief);
  }, buildTime);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers a brief', () => {
    writeFileSync(join(folder, 'uses.js'), transformSync(uses, { loader: 'ts' }).code);
    writeFileSync(join(folder, 'tell.js'), "import told from './uses.js';\nconsole.log(told);\n");
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(JSON.parse(run('tell.js'))).toEqual({
      version,
      calledFor: 'co-production',
      many: [true, null],
      wrong: [['brief/unknown-value', 3]],
      first: expect.stringContaining('Co-production'),
      keys: ['format', 'id', 'title'],
    });
  });

  it('type-checks in a strict project without Node’s types', () => {
    expect(run(join(root, 'node_modules/typescript/bin/tsc'), '-p', '.')).toBe('');
  }, 60_000);

  it('brings the program along', () => {
    expect(run('node_modules/toforwith/bin/toforwith.js', 'assess', 'brief.yaml')).toContain(
      'Co-production',
    );
  });

  it('holds what users need and nothing else', () => {
    expect(readdirSync(join(folder, 'node_modules/toforwith')).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'examples',
      'package.json',
      'rules',
    ]);
  });
});
