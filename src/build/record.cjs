/**
 * Loaded before the program by the build. When the program ends it leaves in the folder that TOFORWITH_RECORD names which
 * files of dist/ it compiled (`files.json`), and the compiled code of the scripts it took from that folder, functions that
 * were compiled on the way included.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const folder = process.env.TOFORWITH_RECORD ?? '';

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
  const isKept = (/** @type {string} */ file) => path.dirname(file) === folder;
  const files = scripts.flatMap(([file]) => (isKept(file) ? [] : [path.basename(file)]));
  fs.writeFileSync(path.join(folder, 'files.json'), JSON.stringify(files));
  for (const [file, script] of scripts)
    if (isKept(file)) fs.writeFileSync(file.replace(/js$/, 'bin'), script.createCachedData());
});
