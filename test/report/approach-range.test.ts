/** Several approaches in few words. */
import { expect, it } from 'vitest';
import { approachRange } from '../../src/report/approach-range.js';
import { shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

it.each([
  [[], ''],
  [['consultation'], 'consultation'],
  [['participation', 'consultation'], 'consultation or participation'],
  [['information', 'consultation', 'participation'], 'anything from information to participation'],
  [
    ['protection', 'consultation', 'participation', 'co-design'],
    'protection, or anything from consultation to co-design',
  ],
  [['coercion', 'protection', null], 'coercion, protection or nothing'],
  [
    ['information', 'consultation', 'participation', null],
    'anything from information to participation, or nothing',
  ],
])('%j is told as %j', (ids, told) => {
  expect(approachRange(ids, pack, 'nothing')).toBe(told);
});

it('leaves out what is none unless it is given a word', () => {
  expect(approachRange(['coercion', null], pack)).toBe('coercion');
});
