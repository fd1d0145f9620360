import { expect, it } from 'vitest';
import { matcher } from '../../src/check/glob.js';

it.each([
  ['*.yaml', 'a.yaml', true],
  ['*.yaml', 'plans/a.yaml', true],
  ['/*.yaml', 'plans/a.yaml', false],
  ['plans/*.yaml', 'plans/a.yaml', true],
  ['plans/*.yaml', 'plans/b/a.yaml', false],
  ['plans/**', 'plans/b/a.yaml', true],
  ['plans/**/a.yaml', 'plans/a.yaml', true],
  ['plans/**/a.yaml', 'plans/b/c/a.yaml', true],
  ['plans', 'plans/b/a.yaml', true],
  ['plans/', 'plans/a.yaml', true],
  ['./plans/*.md', 'plans/a.md', true],
  ['attic', 'plans/attic/a.md', true],
  ['*.{yaml,md}', 'a.md', true],
  ['*.{yaml,md}', 'a.json', false],
  ['a?.md', 'ab.md', true],
  ['a?.md', 'a/.md', false],
  ['a.md', 'axmd', false],
  ['a[1].md', 'a[1].md', true],
  ['a{b.md', 'a{b.md', true],
])('%s and %s: %s', (pattern, path, matches) => {
  expect(matcher(pattern)(path)).toBe(matches);
});
