/**
 * Loaded before the program by the build. When the program ends it leaves the compiled code of its files, functions that were
 * compiled on the way included, in the folder that TOFORWITH_RECORD names.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const folder = process.env.TOFORWITH_RECORD ?? '';

vm.Script = class extends vm.Script {
  /**
   * @param {string} source
   * @param {vm.ScriptOptions & { filename: string }} options
   */
  constructor(source, options) {
    super(source, options);
    const file = path.join(folder, `${path.basename(options.filename)}.bin`);
    process.on('exit', () => fs.writeFileSync(file, this.createCachedData()));
  }
};
