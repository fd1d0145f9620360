// TAP 14: a point a finding, with a YAML block, and a passed point for a file without any.
// Waived findings and those of the baseline are TODO: not ok, and no failure.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { type Entry, entriesByFile, outcomeOf } from './findings-entries.js';
import { jsonText } from './findings-json-text.js';
import { verdictOf } from './findings-verdict.js';
import { visible } from './findings-visible.js';
import { citationsOf, waiverWords } from './findings-words.js';

interface Point {
  readonly ok: boolean;
  readonly description: string;
  /** Text after `# TODO`. */
  readonly todo: string | null;
  readonly block: readonly string[];
}

export function findingsTap(result: CheckResult, context: FindingsContext): string {
  const points = entriesByFile(result).flatMap(({ file, entries }) =>
    entries.length === 0
      ? [{ ok: true, description: file, todo: null, block: [] }]
      : entries.map((entry) => pointOf(entry, result, context)),
  );
  const body = `1..${points.length}\n${points.map(linesOf).join('\n')}`;
  return `TAP version 14\n${points.length === 0 ? 'Bail out! no file was looked at' : body}\n`;
}

function pointOf(entry: Entry, result: CheckResult, context: FindingsContext): Point {
  const { file, line, column } = entry.at;
  const verdict = verdictOf(entry, result);
  return {
    ok: verdict === 'told',
    description: `${file}:${line}:${column} ${entry.rule}: ${entry.message}`,
    todo: verdict === 'skipped' ? standing(entry) : null,
    block: blockOf(entry, context),
  };
}

function standing({ waiver }: Entry): string {
  return waiver === null ? 'known from the baseline' : `waived ${waiverWords(waiver)}`;
}

function linesOf({ ok, description, todo, block }: Point, index: number): string {
  const point = `${ok ? 'ok' : 'not ok'} ${index + 1} - ${escaped(description)}`;
  return [todo === null ? point : `${point} # TODO ${escaped(todo)}`, ...block].join('\n');
}

/** A number sign would begin a directive. */
const escaped = (text: string): string => visible(text).replace(/[\\#]/g, '\\$&');

/** Values as in JSON, which YAML reads alike. */
function blockOf(entry: Entry, context: FindingsContext): readonly string[] {
  const told = {
    file: entry.at.file,
    line: entry.at.line,
    column: entry.at.column,
    rule: entry.rule,
    severity: entry.severity,
    outcome: outcomeOf(entry),
    message: entry.message,
    certain: entry.certain,
    hangsOn: entry.hangsOn,
    ask: entry.ask,
    expected: entry.expected,
    mend: entry.mend,
    sources: citationsOf(entry, context),
    fingerprint: entry.fingerprint,
  };
  const pairs = Object.entries(told).map(
    ([key, value]) => `  ${key}: ${jsonText(value).trimEnd()}`,
  );
  return ['  ---', ...pairs, '  ...'];
}
