/** Wrong use and bad input, through the real program: the exit code, the first line on standard error, nothing on standard output. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { place } from './started.js';

const brief = 'toforwith: 1\ntitle: Loneliness\nchallenge:\n  domain: complex\n';

/** The folder that it is started in. */
const files: Readonly<Record<string, string | Buffer>> = {
  'brief.yaml': brief,
  'notes.txt': brief,
  'thin.yaml': 'toforwith: 1\ntitle: Little is known\n',
  'empty.yaml': '',
  'only-comments.yaml': '# nothing yet\n',
  'broken.yaml': 'toforwith: 1\ntitle: [open\n',
  'open-text.yaml': 'toforwith: 1\ntitle: "Loneliness\nchallenge:\n  domain: complex\n',
  'broken.json': '{"toforwith": 1, "title": "x",}',
  'broken.md': '---\ntoforwith: 1\ntitle: no end\n',
  'list.yaml': '- one\n- two\n',
  'text.yaml': 'just words\n',
  'twice.yaml': 'toforwith: 1\ntitle: x\ntitle: y\n',
  'later.yaml': 'toforwith: 2\ntitle: x\n',
  'no-version.yaml': 'title: x\n',
  'unknown-key.yaml': 'toforwith: 1\ntitle: x\nchallenge:\n  domian: complex\n',
  'unknown-value.yaml': 'toforwith: 1\ntitle: x\nchallenge:\n  domain: complexx\n',
  'wrong-type.yaml': 'toforwith: 1\ntitle: x\nstakeholders: residents\n',
  'no-group.yaml': 'toforwith: 1\ntitle: x\nstakeholders:\n  - name: Residents\n',
  'endless.yaml': `toforwith: 1\nchallenge:\n  domain: ${'x'.repeat(9999)}\n`,
  'wide.yaml': Buffer.from('\ufefftoforwith: 1\ntitle: x\n', 'utf16le'),
  'binary.yaml': Buffer.from([0x00, 0x01, 0x02, 0xff, 0x89, 0x50]),
  'latin.yaml': Buffer.from('toforwith: 1\ntitle: caf\xe9\n', 'latin1'),
  'packs/no-format/pack.yaml': 'id: mine\n',
  'packs/broken/pack.yaml': 'toforwith-pack: [1\n',
  'packs/extends/pack.yaml':
    'toforwith-pack: 1\nid: mine\nversion: 1.0.0\ntitle: Mine\nextends: [spektrum]\n',
};

/** Arguments, exit code, first line on standard error. */
const misuses: readonly (readonly [args: string, code: number, line: string])[] = [
  // usage
  ['', 2, 'Usage: toforwith [options] [command]'],
  ['asses brief.yaml', 2, "toforwith: unknown command 'asses'"],
  ['--nope', 2, "toforwith: unknown option '--nope'"],
  ['assess --nope brief.yaml', 2, "toforwith: unknown option '--nope'"],
  ['assess', 2, "toforwith: missing required argument 'paths'"],
  ['explain', 2, "toforwith: missing required argument 'id'"],
  [
    'explain power-kept power-shared-in-part',
    2,
    "toforwith: too many arguments for 'explain'. Expected 1 argument but got 2.",
  ],
  ['rules lnt', 2, "toforwith: unknown command 'lnt'"],
  ['rules diff spectrum', 2, "toforwith: missing required argument 'new'"],
  ['schema', 2, "toforwith: missing required argument 'format'"],
  [
    'schema pages',
    2,
    "toforwith: command-argument value 'pages' is invalid for argument 'format'. Allowed choices are brief, rules, assessment, whatif, table.",
  ],
  [
    'assess brief.yaml --color sometimes',
    2,
    "toforwith: option '--color <when>' argument 'sometimes' is invalid. Allowed choices are auto, always, never.",
  ],
  [
    'assess brief.yaml --require everything',
    2,
    "toforwith: option '--require <what>' argument 'everything' is invalid. Allowed choices are decided.",
  ],
  ['assess brief.yaml --pack', 2, "toforwith: option '-p, --pack <pack>' argument missing"],
  // formats and where they go
  [
    'assess brief.yaml -f pdf',
    2,
    'toforwith: "pdf" is no format here; one of text, json, ndjson, csv, table, markdown',
  ],
  [
    'assess brief.yaml -f json -f text',
    2,
    'toforwith: two formats on standard output; give one of them a file, as in --format json=out.json',
  ],
  ['assess brief.yaml -f json=', 2, 'toforwith: --format json= names no file'],
  ['assess brief.yaml -f json=folder', 2, 'toforwith: folder: it is a folder'],
  [
    'assess brief.yaml -f json=brief.yaml/out.json',
    2,
    'toforwith: brief.yaml/out.json: a part of its path is not a folder',
  ],
  // what is not there, or can't be read
  ['assess missing', 2, 'toforwith: missing: no such file'],
  ['assess missing.yaml', 2, 'toforwith: missing.yaml: no such file'],
  [
    'assess brief.yaml/inner.yaml',
    2,
    'toforwith: brief.yaml/inner.yaml: a part of its path is not a folder',
  ],
  ['assess circle.yaml', 2, 'toforwith: circle.yaml: its links lead in a circle'],
  [`assess ${'x'.repeat(300)}.yaml`, 2, `toforwith: ${'x'.repeat(300)}.yaml: its name is too long`],
  ['assess folder', 3, 'toforwith: folder: no brief is there'],
  ['assess zz-*.yaml', 3, 'toforwith: zz-*.yaml: no brief is there'],
  [
    'assess notes.txt',
    2,
    'toforwith: notes.txt: its name does not say what it holds; it should end with .yaml, .yml, .json, .md, .markdown, .ndjson, .jsonl, .csv, .tsv, or give --input-format',
  ],
  // briefs with something wrong in them
  ['assess empty.yaml', 2, 'empty.yaml:1:1: error[syntax/empty]: the file is empty'],
  [
    'assess only-comments.yaml',
    2,
    'only-comments.yaml:1:1: error[syntax/empty]: the file is empty',
  ],
  ['assess -', 2, '<stdin>:1:1: error[syntax/empty]: the file is empty'],
  [
    'assess broken.yaml',
    2,
    'broken.yaml:3:1: error[syntax/yaml]: not valid YAML: a "]" is missing',
  ],
  [
    'assess open-text.yaml',
    2,
    'open-text.yaml:2:8: error[syntax/yaml]: not valid YAML: a text has no closing quote',
  ],
  [
    'assess endless.yaml',
    2,
    `endless.yaml:3:11: error[brief/unknown-value]: "${'x'.repeat(200)}…" is no value of challenge.domain`,
  ],
  [
    'assess wide.yaml',
    2,
    'wide.yaml:1:4: error[syntax/encoding]: not readable as UTF-8 text: it looks like UTF-16',
  ],
  [
    'assess broken.json',
    2,
    'broken.json:1:31: error[syntax/json]: not valid JSON: a key in double quotes is expected here',
  ],
  ['assess broken.md', 2, 'broken.md:1:1: error[syntax/front-matter]: the front matter has no end'],
  [
    'assess list.yaml',
    2,
    'list.yaml:1:1: error[brief/not-a-map]: a brief must be a map of keys to values, not a list',
  ],
  [
    'assess text.yaml',
    2,
    'text.yaml:1:1: error[brief/not-a-map]: a brief must be a map of keys to values, not "just words"',
  ],
  ['assess twice.yaml', 2, 'twice.yaml:3:1: error[syntax/duplicate-key]: "title" is given twice'],
  [
    'assess later.yaml',
    2,
    'later.yaml:1:12: error[brief/unknown-version]: version "2" of the brief format is not known here',
  ],
  [
    'assess no-version.yaml',
    2,
    'no-version.yaml:1:1: error[brief/no-version]: the brief does not say which version of the format it follows',
  ],
  [
    'assess unknown-key.yaml',
    2,
    'unknown-key.yaml:4:3: error[brief/unknown-key]: "domian" is no key of challenge',
  ],
  [
    'assess unknown-value.yaml',
    2,
    'unknown-value.yaml:4:11: error[brief/unknown-value]: "complexx" is no value of challenge.domain',
  ],
  [
    'assess wrong-type.yaml',
    2,
    'wrong-type.yaml:3:15: error[brief/not-a-list]: stakeholders must be a list, not "residents"',
  ],
  [
    'assess no-group.yaml',
    2,
    'no-group.yaml:4:5: error[brief/missing-key]: the group "Residents" needs "group"',
  ],
  [
    'assess binary.yaml',
    2,
    'binary.yaml:1:1: error[syntax/encoding]: not readable as UTF-8 text: it looks like UTF-16',
  ],
  [
    'assess latin.yaml',
    2,
    'latin.yaml:2:11: error[syntax/encoding]: not readable as UTF-8 text: this character could not be decoded',
  ],
  // packs
  [
    'assess brief.yaml --pack nope',
    2,
    'nope:1:1: error[pack/not-found]: there is no pack "nope", nor a folder of that name',
  ],
  [
    'assess brief.yaml --pack ./nope',
    2,
    './nope:1:1: error[pack/not-found]: there is no pack "./nope", nor a folder of that name',
  ],
  [
    'assess brief.yaml --pack ./folder',
    2,
    './folder:1:1: error[pack/empty-folder]: there is no YAML file in ./folder',
  ],
  [
    'assess brief.yaml --pack ./packs/no-format',
    2,
    './packs/no-format/pack.yaml:1:1: error[pack/no-version]: no file of the pack says which version of the format it follows',
  ],
  [
    'assess brief.yaml --pack ./packs/broken',
    2,
    './packs/broken/pack.yaml:1:1: error[pack/no-version]: no file of the pack says which version of the format it follows',
  ],
  [
    'assess brief.yaml --pack ./packs/extends',
    2,
    './packs/extends/pack.yaml:5:11: error[pack/not-found]: there is no pack "spektrum", nor a folder of that name',
  ],
  [
    'rules lint ./nope',
    2,
    './nope:1:1: error[pack/not-found]: there is no pack "./nope", nor a folder of that name',
  ],
  [
    'rules test ./folder',
    2,
    './folder:1:1: error[pack/empty-folder]: there is no YAML file in ./folder',
  ],
  [
    'rules verify nope',
    2,
    'nope:1:1: error[pack/not-found]: there is no pack "nope", nor a folder of that name',
  ],
  [
    'schema brief --pack nope',
    2,
    'nope:1:1: error[pack/not-found]: there is no pack "nope", nor a folder of that name',
  ],
  // the rest
  [
    'explain power-kep',
    2,
    'toforwith: nothing here is called "power-kep"; did you mean "power-kept"?',
  ],
  [
    'explain domian',
    2,
    'toforwith: nothing here is called "domian"; did you mean "challenge.domain"?',
  ],
  [
    'explain zzzzzz',
    2,
    'toforwith: nothing here is called "zzzzzz"; `toforwith rules list` shows every rule',
  ],
  ['init folder', 2, 'toforwith: folder is a folder; name a file in it, such as folder/brief.yaml'],
  ['init brief.yaml', 2, 'toforwith: brief.yaml is there already; --force writes over it'],
  [
    'init brief.yaml/new.yaml',
    2,
    'toforwith: brief.yaml/new.yaml: a part of its path is not a folder',
  ],
  ['init circle.yaml', 2, 'toforwith: circle.yaml is there already; --force writes over it'],
];

describe('the program', () => {
  const { folder, put, run } = place('misuse');
  beforeAll(() => {
    mkdirSync(join(folder, 'folder'));
    for (const [name, content] of Object.entries(files)) put(name, content);
    symlinkSync('circle.yaml', join(folder, 'circle.yaml'));
  });

  const typed = (args: string) => run(args.split(' ').filter((word) => word !== ''));

  it.each(misuses)('toforwith %s: exit %i, %s', (args, code, line) => {
    const { status, stdout, stderr } = typed(args);
    expect({ status, stdout, line: stderr.split('\n')[0] }).toEqual({
      status: code,
      stdout: '',
      line,
    });
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('exits with 4 where a decision is required and there is none, and says all the same what is known', () => {
    const { status, stdout, stderr } = typed('assess thin.yaml --require decided');
    expect({ status, stderr }).toEqual({ status: 4, stderr: '' });
    expect(stdout).toContain('Little is known');
  });

  it('exits with 0 instead of 4 where told to, but not instead of 2', () => {
    expect(typed('assess thin.yaml --require decided --exit-zero').status).toBe(0);
    expect(typed('assess unknown-key.yaml --require decided --exit-zero').status).toBe(2);
    expect(typed('assess missing.yaml --exit-zero').status).toBe(2);
  });
});
