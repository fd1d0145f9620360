#!/usr/bin/env node
// Hands the process to the built program in dist/: checks that Node is new enough to read it,
// answers --version alone without it, and loads it together with the V8 code cache that the build
// kept beside it, which halves the time the program takes to load.
'use strict';

const [major, minor] = process.versions.node.split('.').map(Number);
const [flag = '', ...more] = process.argv.slice(2);

if (major < 20 || (major === 20 && minor < 17)) {
  stop(2, `toforwith needs Node 20.17 or newer, and this is Node ${process.versions.node}`);
} else if (flag === '--version' && more.length === 0) {
  say(`${require('../package.json').version}\n`);
} else {
  start();
}

function start() {
  const fs = require('node:fs');
  const path = require('node:path');
  const dist = path.join(__dirname, '../dist');
  const program = path.join(dist, 'cli.cjs');
  const cache = path.join(dist, `v8-${process.versions.v8}-${process.arch}`);
  const command = /^[a-z]+$/.test(flag) ? flag : 'help';
  // what other commands need is much like what "assess" does
  const kept = [command, 'assess'].map((name) => path.join(cache, name)).find(fs.existsSync);

  if (kept) {
    loadWith(kept, program);
  } else if (!fs.existsSync(program)) {
    stop(70, 'toforwith is not built here: run "npm ci" or "npm run build" in its folder');
  } else {
    const { enableCompileCache } = require('node:module');
    if (enableCompileCache) enableCompileCache();
    require(program);
  }
}

/** Runs a file of dist/, and those it requires, each with the compiled code that the folder `kept` has of it. */
function loadWith(kept, program) {
  const fs = require('node:fs');
  const path = require('node:path');
  const { Script } = require('node:vm');
  const dist = path.dirname(program);
  const loaded = new Map();

  load(path.basename(program));

  function load(name) {
    const known = loaded.get(name);
    if (known) return known.exports;
    const filename = path.join(dist, name);
    const module = { exports: {} };
    loaded.set(name, module);
    compiled(name, filename)(module.exports, requireFrom, module, filename, dist);
    return module.exports;
  }

  function requireFrom(id) {
    return id.startsWith('./') ? load(id.slice(2)) : require(id);
  }

  /** V8 itself refuses code that another version or other flags made, and compiles the source then. */
  function compiled(name, filename) {
    const head = '(function (exports, require, module, __filename, __dirname) {';
    const source = `${head}${fs.readFileSync(filename, 'latin1')}\n})`;
    const cachedData = codeOf(name);
    const options = { filename, columnOffset: -head.length, cachedData };
    return new Script(source, options).runInThisContext();
  }

  function codeOf(name) {
    try {
      return fs.readFileSync(path.join(kept, `${name}.bin`));
    } catch {
      return undefined;
    }
  }
}

/** Without process.stdout, whose making takes longer than all else here. */
function say(text) {
  try {
    require('node:fs').writeSync(1, text);
  } catch {
    process.stdout.write(text);
  }
}

function stop(code, message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}
