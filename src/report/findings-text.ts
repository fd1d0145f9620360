// Findings for a terminal: a block each, whose first line is a record for grep, and the tally as the last line.
// What the baseline knows is only counted.
import type { CheckResult } from '../model/finding.js';
import type { Place } from '../model/source.js';
import { type FindingsContext, noPaint, type Paint } from './findings-context.js';
import { countsOf, tallyOf } from './findings-counts.js';
import { type Entry, entriesOf, outcomeOf } from './findings-entries.js';
import { frameOf } from './findings-frame.js';
import { harmless, visible } from './findings-visible.js';
import { citationsOf, levelOf, waiverWords } from './findings-words.js';

/** Nothing where there was nothing to look at: what was wrong with the paths is told elsewhere. */
export function findingsText(result: CheckResult, context: FindingsContext): string {
  if (result.files.length === 0 && result.findings.length === 0) return '';
  const shown = entriesOf(result).filter((entry) => outcomeOf(entry) !== 'baseline');
  const blocks = shown.map((entry) => `${blockOf(entry, context).join('\n')}\n\n`);
  return harmless(`${blocks.join('')}${context.paint.bold(tallyOf(countsOf(result)))}\n`);
}

/** One finding as lines without colour. */
export function plainBlock(entry: Entry, context: FindingsContext): string {
  return harmless(blockOf(entry, { ...context, paint: noPaint }).join('\n'));
}

function blockOf(entry: Entry, context: FindingsContext): readonly string[] {
  const head = recordOf(entry, context);
  const { waiver } = entry;
  if (outcomeOf(entry) !== 'waived' || waiver === null)
    return [head, ...frameLines(entry, context), ...detailLines(entry, context)];
  const why = `  ${entry.severity}, waived ${waiverWords(waiver)} (${placeOf(waiver.at)})`;
  return [head, context.paint.dim(why)];
}

/** `file:line:column: severity[rule]: message`; for what does not count, what became of it instead of severity. */
function recordOf(entry: Entry, { paint }: FindingsContext): string {
  const outcome = outcomeOf(entry);
  const word = outcome === 'unreadable' ? 'error' : outcome;
  const label = paintOf(entry, paint)(`${word}[${entry.rule}]`);
  return `${paint.bold(placeOf(entry.at))}: ${label}: ${visible(entry.message)}`;
}

function paintOf(entry: Entry, paint: FindingsContext['paint']): Paint {
  return entry.status === 'active' ? paint[levelOf(entry)] : paint.dim;
}

const placeOf = ({ file, line, column }: Place): string => `${visible(file)}:${line}:${column}`;

function frameLines(entry: Entry, { paint }: FindingsContext): readonly string[] {
  const frame = frameOf(entry);
  if (frame === null) return [];
  const margin = ' '.repeat(frame.gutter.length);
  return [
    paint.dim(`${margin} |`),
    `${paint.dim(`${frame.gutter} |`)} ${frame.line}`,
    `${paint.dim(`${margin} |`)} ${frame.indent}${paintOf(entry, paint)(frame.carets)}`,
  ];
}

function detailLines(entry: Entry, context: FindingsContext): readonly string[] {
  const { expected, mend, hangsOn, ask, part, related } = entry;
  return [
    ...(part === null ? [] : [`part: ${part}`]),
    ...(expected === '' ? [] : [`expected: ${expected}`]),
    ...(mend === '' ? [] : [`hint: ${mend}`]),
    ...(ask === null ? [] : [`answer first: ${ask}`]),
    ...(hangsOn.length === 0 ? [] : [`hangs on answers left out: ${hangsOn.join(', ')}`]),
    ...related.map(({ message, at }) => `see ${placeOf(at)}: ${message}`),
    ...citationsOf(entry, context).map((citation) => `source: ${citation}`),
  ].map((line) => `  ${visible(line)}`);
}
