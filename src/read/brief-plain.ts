// Briefs that need no YAML package: JSON, and YAML that the scanner understands whole. Starting without the package
// saves more time than reading a brief takes, so a command asks here first.
import type { Brief } from '../model/brief.js';
import type { Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import type { BriefFormat } from './brief.js';
import { readBrief } from './brief-of-tree.js';
import { readJson } from './json.js';
import { obstacle } from './limits.js';
import { scanYaml } from './scan-yaml.js';

/** As `readBriefs`, or null where that has to be asked. */
export function readPlainBriefs(
  source: Source,
  format: BriefFormat,
  pack: Pack,
  first = 0,
): readonly Read<Brief>[] | null {
  if (obstacle(source)) return null;
  if (format === 'yaml')
    return (
      scanYaml(source.text)?.map((tree, index) => readBrief(source, tree, pack, first + index)) ??
      null
    );
  if (format === 'markdown') return null;
  const { value, diagnostics } = readJson(source);
  return value?.kind === 'map' && diagnostics.length === 0
    ? [readBrief(source, value, pack, first)]
    : null;
}
