/**
 * Loaded before the program by the build: when the program ends, keeps the compiled code of every
 * script that bin/toforwith.js ran, functions compiled on the way included, where the program
 * looks for it next time.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/** @type {[string, vm.Script][]} */
const scripts = [];

vm.Script = class extends vm.Script {
  /**
   * @param {string} source
   * @param {vm.ScriptOptions & { filename: string }} options
   */
  constructor(source, options) {
    super(source, options);
    scripts.push([options.filename, this]);
  }
};

process.on('exit', () => {
  for (const [file, script] of scripts) {
    const folder = path.join(path.dirname(file), `v8-${process.versions.v8}-${process.arch}`);
    fs.writeFileSync(path.join(folder, path.basename(file)), script.createCachedData());
  }
});
