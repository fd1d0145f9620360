/**
 * Loaded before the program by the build: lets pipes pass for a terminal, so that the interview runs on keys that are handed
 * to it.
 */
'use strict';

const fs = require('node:fs');

const { fstatSync } = fs;
fs.fstatSync = /** @type {typeof fstatSync} */ (
  (/** @type {number} */ descriptor, /** @type {any} */ options) =>
    descriptor > 2
      ? fstatSync(descriptor, options)
      : Object.assign(fstatSync(descriptor), { isCharacterDevice: () => true })
);
require('node:tty').isatty = () => true;
process.stdin.setRawMode = () => process.stdin;
