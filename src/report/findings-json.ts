// The whole result as one JSON document, version 1: what findings-schema.ts describes, no more.
// A key is added under the same version; one that goes or changes its meaning takes a new one.
import type { CheckResult, Waiver } from '../model/finding.js';
import type { Place } from '../model/source.js';
import type { FindingsContext } from './findings-context.js';
import { countsOf } from './findings-counts.js';
import { type Entry, entriesOf } from './findings-entries.js';
import { jsonText } from './findings-json-text.js';

export function findingsJson(result: CheckResult, context: FindingsContext): string {
  const { outcomes, ...looked } = countsOf(result);
  const { unreadable, error, warning, note, undecided, waived, baseline } = outcomes;
  return jsonText(
    {
      version: 1,
      tool: result.tool,
      packs: result.packs,
      failOn: result.failOn,
      allowUndecided: result.allowUndecided,
      baselineUsed: result.baselineUsed,
      counts: {
        ...looked,
        unreadable,
        errors: error,
        warnings: warning,
        notes: note,
        undecided,
        waived,
        baseline,
      },
      files: result.files.map(({ file, proposals, broken }) => ({
        file,
        proposals,
        readable: broken.length === 0,
      })),
      findings: entriesOf(result).map((entry) => findingRecord(entry, context)),
    },
    2,
  );
}

/** A finding as it stands in JSON and JSON Lines. */
export function findingRecord(entry: Entry, { cite }: FindingsContext): object {
  return {
    // Written out, since spreading a place into each takes three times as long.
    file: entry.at.file,
    line: entry.at.line,
    column: entry.at.column,
    endLine: entry.at.endLine,
    endColumn: entry.at.endColumn,
    rule: entry.rule,
    severity: entry.severity,
    kind: entry.kind,
    status: entry.status,
    message: entry.message,
    certain: entry.certain,
    hangsOn: entry.hangsOn,
    ask: entry.ask,
    expected: entry.expected,
    mend: entry.mend,
    pointer: entry.pointer,
    brief: entry.brief,
    part: entry.part,
    sources: entry.sources.map((ref) => ({
      source: ref.source,
      where: ref.where,
      citation: cite(ref).text,
      url: cite(ref).url,
    })),
    related: entry.related.map(({ message, at }) => ({ ...placeRecord(at), message })),
    waiver: entry.waiver && waiverRecord(entry.waiver),
    fingerprint: entry.fingerprint,
  };
}

const waiverRecord = ({ rule, reason, owner, until, kind, at }: Waiver): object => ({
  ...placeRecord(at),
  rule,
  reason,
  owner,
  until,
  kind,
});

const placeRecord = ({ file, line, column, endLine, endColumn }: Place): object => ({
  file,
  line,
  column,
  endLine,
  endColumn,
});
