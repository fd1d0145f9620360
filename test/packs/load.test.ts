// Where packs come from: shipped or folders, several together, compiled or read, with a cache that is never in the way.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shelfAt } from '../../src/io/packs.js';
import { nodeWorld } from '../../src/io/world.js';
import type { Pack } from '../../src/model/pack.js';
import type { World } from '../../src/model/world.js';
import { deserialise, serialise } from '../../src/packs/compile.js';
import { loadPack } from '../../src/packs/load.js';
import { deciding, inLine } from './pack-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
  for (const { name, text } of deciding) put(`rules/deciding/${name}`, text);
  put('rules/owed/pack.yaml', added('owed', 'deciding', 'owing'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A pack that builds on others and adds one rule. */
const added = (id: string, bases: string, rule: string): string =>
  `toforwith-pack: 1\nid: ${id}\nversion: 1.0.0\ntitle: ${id}\nextends: [${bases}]\nrules: [{ id: ${rule}, when: {}, asks: { text: t }, source: vroom-2000 }]\n`;

const world = (): World => ({
  ...nodeWorld(),
  cwd: folder,
  env: { XDG_CACHE_HOME: join(folder, 'cache') },
});
const shelf = (compiled = false) =>
  shelfAt(join(folder, 'rules'), compiled ? join(folder, 'dist') : null);
const load = (names: readonly string[], compiled = false) => {
  const { value, diagnostics } = loadPack(names, world(), shelf(compiled));
  return { pack: value, told: diagnostics.map(inLine) };
};
const kept = () => readdirSync(join(folder, 'cache/toforwith'));
/** As it comes back from its compiled form. */
const compiled = (pack: Pack | null): Pack | null => pack && deserialise(serialise(pack));

describe('a pack that ships', () => {
  it('is found by its id, with what it is built on', () => {
    expect(load(['deciding'])).toMatchObject({ told: [], pack: { id: 'deciding', extends: [] } });
    const { pack } = load(['owed']);
    expect(pack).toMatchObject({ id: 'owed', extends: ['deciding'] });
    expect(pack?.files).toEqual([
      'rules/deciding/asked.yaml',
      'rules/deciding/pack.yaml',
      'rules/deciding/rules.yaml',
      'rules/owed/pack.yaml',
    ]);
  });

  it('is taken as compiled where it is', () => {
    const { pack } = load(['deciding']);
    put(
      'dist/deciding.json',
      serialise({ ...(pack as NonNullable<typeof pack>), title: 'as compiled' }),
    );
    expect(load(['deciding'], true).pack?.title).toBe('as compiled');
    expect(load(['deciding'], false).pack?.title).toBe('Who decides in a team');
    expect(load(['owed'], true).pack?.scale).toEqual(pack?.scale);
  });

  it('is read where its compiled form is broken', () => {
    put('dist/deciding.json', '{ "form": 1');
    expect(load(['deciding'], true).pack?.title).toBe('Who decides in a team');
  });
});

describe('a folder', () => {
  it('is read with the folders in it, one level deep', () => {
    put('mine/pack.yaml', added('mine', 'owed', 'my-rule'));
    put('mine/more/facts.yaml', 'facts: { site.name: { kind: text } }');
    put('mine/more/deeper/facts.yaml', 'nonsense: {}');
    put('mine/.hidden.yaml', 'nonsense: {}');
    put('mine/readme.md', 'nonsense');
    for (const name of ['mine', './mine', join(folder, 'mine')]) {
      const { pack, told } = load([name]);
      expect(told).toEqual([]);
      expect(pack).toMatchObject({ id: 'mine', extends: ['owed', 'deciding'] });
      expect(pack?.files.slice(-2)).toEqual([`${name}/more/facts.yaml`, `${name}/pack.yaml`]);
    }
  });

  it('builds on a folder beside it', () => {
    put('ours/base/pack.yaml', added('base', 'deciding', 'base-rule'));
    put('ours/top/pack.yaml', added('top', '../base', 'top-rule'));
    expect(load(['ours/top'])).toMatchObject({
      told: [],
      pack: { id: 'top', extends: ['base', 'deciding'] },
    });
  });

  it('of a shipped id is no match for the shipped pack, unless written as a path', () => {
    put('owed/pack.yaml', added('other', 'deciding', 'other-rule'));
    expect(load(['owed']).pack?.id).toBe('owed');
    expect(load(['./owed']).pack?.id).toBe('other');
  });
});

describe('several packs', () => {
  it('are joined on what they have in common, under all their names', () => {
    put('mine/pack.yaml', added('mine', 'deciding', 'my-rule'));
    const { pack, told } = load(['owed', 'mine']);
    expect(told).toEqual([]);
    expect(pack).toMatchObject({ id: 'owed+mine', version: '1.0.0+1.0.0', title: 'owed, mine' });
    expect(pack?.rules.slice(-2).map(({ id }) => id)).toEqual(['owing', 'my-rule']);
  });

  it('of which one builds on the other are the one', () => {
    const { pack } = load(['deciding', 'owed', 'deciding']);
    expect(pack).toMatchObject({ id: 'owed', version: '1.0.0' });
    expect(pack).toEqual(load(['owed']).pack);
  });

  it('with scales of their own are not joined', () => {
    for (const { name, text } of deciding)
      put(`apart/${name}`, text.replace('id: deciding', 'id: apart'));
    expect(load(['deciding', 'apart'])).toEqual({
      pack: null,
      told: [
        "apart/asked.yaml:1:1 pack/apart: apart is not built on deciding, so the two can't be joined (run them one after the other, or name the base under `extends:`)",
      ],
    });
  });
});

describe('what is not there', () => {
  it.each([
    [
      ['decidng'],
      'decidng:1:1 pack/not-found: there is no pack "decidng", nor a folder of that name (did you mean "deciding"? one of deciding, owed)',
    ],
    [
      ['./nowhere'],
      './nowhere:1:1 pack/not-found: there is no pack "./nowhere", nor a folder of that name (one of deciding, owed)',
    ],
    [
      ['void'],
      'void:1:1 pack/empty-folder: there is no YAML file in void (begin a pack with a file `pack.yaml`)',
    ],
    [
      ['lost'],
      'lost/pack.yaml:5:11 pack/not-found: there is no pack "nothing", nor a folder of that name (one of deciding, owed)',
    ],
    [['round'], 'round/pack.yaml:5:11 pack/cycle: ../round is worked out from itself'],
  ])('is told: %j', (names, line) => {
    mkdirSync(join(folder, 'void'));
    put('lost/pack.yaml', added('lost', 'nothing', 'r'));
    put('round/pack.yaml', added('round', '../round', 'r'));
    expect(load(names)).toEqual({ pack: null, told: [line] });
  });

  it('is told of every name', () => {
    expect(load(['one', 'two']).told).toHaveLength(2);
  });
});

describe('the cache', () => {
  beforeEach(() => put('mine/pack.yaml', added('mine', 'deciding', 'my-rule')));

  it('keeps a pack until a word of it changes', () => {
    const first = load(['mine'], true);
    expect(kept()).toHaveLength(1);
    expect(load(['mine'], true)).toEqual({ ...first, pack: compiled(first.pack) });
    put('mine/pack.yaml', added('mine', 'deciding', 'other-rule'));
    expect(load(['mine'], true).pack?.rules.at(-1)?.id).toBe('other-rule');
    put('mine/more.yaml', 'facts: {}');
    expect(load(['mine'], true).pack?.files).toContain('mine/more.yaml');
    expect(kept()).toHaveLength(1);
  });

  it('is what is read the second time', () => {
    load(['mine'], true);
    const path = join(folder, 'cache/toforwith', kept()[0] ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"title":"mine"', '"title":"kept"'));
    expect(load(['mine'], true).pack?.title).toBe('kept');
  });

  describe('beside a compiled base', () => {
    /** With another title of its scale. */
    const ship = (title: string) => {
      const pack = load(['deciding']).pack as Pack;
      put('dist/deciding.json', serialise({ ...pack, scale: { ...pack.scale, title } }));
      put('dist/digests.json', JSON.stringify({ deciding: title }));
    };
    const record = () => readFileSync(join(folder, 'cache/toforwith', kept()[0] ?? ''), 'utf8');
    beforeEach(() => ship('as compiled'));

    it.each([
      ['a rule', 'rules: [{ id: more, when: {}, asks: { text: t }, source: vroom-2000 }]'],
      ['a fact', 'facts: { site.name: { question: q, kind: text, source: vroom-2000 } }'],
      ['a change', 'change: { RULE: { off: not here } }'],
    ])('holds what a pack adds to it: %s', (_, more) => {
      const rule = load(['deciding']).pack?.rules[0]?.id ?? '';
      put('mine/more.yaml', more.replace('RULE', rule));
      const first = load(['mine'], true);
      expect(first.told).toEqual([]);
      expect(record()).toContain('my-rule');
      expect(record()).not.toContain('figure 3');
      expect(load(['mine'], true)).toEqual({ ...first, pack: compiled(first.pack) });
    });

    it('is read anew once another base ships', () => {
      expect(load(['mine'], true).pack?.scale.title).toBe('as compiled');
      ship('compiled anew');
      expect(load(['mine'], true).pack?.scale.title).toBe('compiled anew');
    });
  });

  it('that is broken, or can not be written, is passed over', () => {
    load(['mine'], true);
    writeFileSync(join(folder, 'cache/toforwith', kept()[0] ?? ''), 'broken');
    expect(load(['mine'], true)).toMatchObject({ told: [], pack: { id: 'mine' } });
    rmSync(join(folder, 'cache'), { recursive: true });
    put('cache', 'a file where the folder would be');
    expect(load(['mine'], true)).toMatchObject({ told: [], pack: { id: 'mine' } });
  });

  it('holds no pack that is wrong, and is not used from source', () => {
    put('wrong/pack.yaml', added('wrong', 'deciding', 'Bad'));
    expect(load(['wrong'], true).told).toHaveLength(1);
    load(['mine'], false);
    expect(() => kept()).toThrow();
  });

  it('lies in the home folder where nothing else is said, and nowhere without one', () => {
    const env = (values: World['env']) =>
      loadPack(['mine'], { ...world(), env: values }, shelf(true)).value?.id;
    expect(env({ HOME: join(folder, 'home') })).toBe('mine');
    expect(readdirSync(join(folder, 'home/.cache/toforwith'))).toHaveLength(1);
    expect(env({})).toBe('mine');
    expect(env({ XDG_CACHE_HOME: 'relative' })).toBe('mine');
    expect(readdirSync(folder)).not.toContain('relative');
  });
});

describe('a file that can not be read', () => {
  it('is told', () => {
    put('mine/pack.yaml', added('mine', 'deciding', 'my-rule'));
    put('mine/secret.yaml', 'rules: []');
    chmodSync(join(folder, 'mine/secret.yaml'), 0o000);
    if (process.getuid?.() === 0) return;
    expect(load(['mine']).told).toEqual([
      'mine/secret.yaml:1:1 pack/unreadable: not allowed to read or write it',
    ]);
  });
});
