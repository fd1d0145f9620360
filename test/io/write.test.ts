// How a file is written: whole, where it really lies, with the mode that it had.
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeWorld } from '../../src/io/world.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toforwith-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('makes folders that are missing and leaves nothing else behind', () => {
  expect(nodeWorld().write(join(folder, 'a/b/c.txt'), 'text')).toBeNull();
  expect(readFileSync(join(folder, 'a/b/c.txt'), 'utf8')).toBe('text');
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.txt']);
});

it('keeps the mode of a file and follows a link to it', () => {
  const [file, link] = [join(folder, 'a.yaml'), join(folder, 'b.yaml')];
  writeFileSync(file, 'old');
  chmodSync(file, 0o664);
  symlinkSync(file, link);
  expect(nodeWorld().write(link, 'new')).toBeNull();
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o777).toBe(0o664);
});

it('says why it cannot write, and leaves what is there', () => {
  expect(nodeWorld().write(folder, 'text')).toBe('it is a folder');
  expect(readdirSync(folder)).toEqual([]);
});
