// Names of files for `--out-dir`: one a brief, out of its id, safe for every file system and never the same twice.
import type { ManyFormat } from './many-task.js';

const endings: Readonly<Record<ManyFormat, string>> = {
  text: 'txt',
  json: 'json',
  ndjson: 'json',
  csv: 'json',
  table: 'json',
  markdown: 'json',
};

export function fileNames(): (id: string, format: ManyFormat) => string {
  const taken = new Set<string>();
  return (id, format) => {
    const plain =
      id
        .replace(/\.(?:ya?ml|json|md|markdown)(?=$|#)/i, '')
        .replace(/[^\p{L}\p{N}._-]+/gu, '-')
        .replace(/^[-.]+|[-.]+$/g, '')
        .slice(0, 120) || 'brief';
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}-${number}`;
    taken.add(name.toLowerCase());
    return `${name}.${endings[format]}`;
  };
}
