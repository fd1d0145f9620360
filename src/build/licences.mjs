/** Writes the licences of the packages whose code a bundle holds, as those licences ask. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {{ root: string, file: string, metafiles: import('esbuild').Metafile[] }} options
 */
export function writeLicences({ root, file, metafiles }) {
  const folders = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap(
      (path) => path.match(/^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/) ?? [],
    );
  const texts = [...new Set(folders)].sort().map((folder) => licenceOf(join(root, folder)));
  writeFileSync(file, texts.join(`\n${'-'.repeat(80)}\n\n`));
}

/** @param {string} folder */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)\b/i.test(entry));
  if (file === undefined) return `${name} ${version} (${license})\n`;
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
