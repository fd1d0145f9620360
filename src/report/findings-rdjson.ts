// Reviewdog's rdjson: a DiagnosticResult, whose columns count bytes of UTF-8.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { type Entry, entriesOf } from './findings-entries.js';
import { jsonText } from './findings-json-text.js';
import { pathFromRoot } from './findings-paths.js';
import { levelOf, sentencesOf } from './findings-words.js';

export function findingsRdjson(result: CheckResult, context: FindingsContext): string {
  const { name, url } = result.tool;
  return jsonText(
    {
      source: { name, url },
      diagnostics: entriesOf(result).map((entry) => ({
        message: sentencesOf(entry).join('\n'),
        location: { path: pathFromRoot(entry.at.file, context), range: rangeOf(entry) },
        severity: severities[levelOf(entry)],
        code: { value: entry.rule },
      })),
    },
    2,
  );
}

/** Columns only where the text before them is known: on the first line, if that is. */
function rangeOf({ at, line }: Entry): object {
  if (line.length < at.column - 1) return { start: { line: at.line }, end: { line: at.endLine } };
  const start = { line: at.line, column: bytes(line, at.column) };
  return at.endLine > at.line
    ? { start }
    : { start, end: { line: at.line, column: bytes(line, at.endColumn) } };
}

const encoder = new TextEncoder();

const bytes = (line: string, column: number): number =>
  encoder.encode(line.slice(0, column - 1)).length + 1;

const severities = { error: 'ERROR', warning: 'WARNING', note: 'INFO' } as const;
