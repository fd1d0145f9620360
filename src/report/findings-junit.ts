// JUnit XML: a suite a file, a case a finding, and one passed case for a file without any.
// Findings under the threshold pass with their text, waived ones are skipped, unreadable files are errors.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { type Entry, entriesByFile, type FileEntries, outcomeOf } from './findings-entries.js';
import { plainBlock } from './findings-text.js';
import { type Verdict, verdictOf } from './findings-verdict.js';
import { visible } from './findings-visible.js';
import { sentencesOf } from './findings-words.js';
import { type Attributes, element, onLines, xmlDocument, xmlText } from './findings-xml.js';

export function findingsJunit(result: CheckResult, context: FindingsContext): string {
  const files = entriesByFile(result);
  const all = files.flatMap((file) => verdictsOf(file, result));
  const suites = files.map((file) => suite(file, result, context));
  return xmlDocument(
    element('testsuites', { name: result.tool.name, ...counters(all) }, onLines(suites, 1)),
  );
}

function suite(found: FileEntries, result: CheckResult, context: FindingsContext): string {
  const file = visible(found.file);
  const names = distinct(found.entries.map((entry) => visible(`${entry.rule}: ${entry.message}`)));
  const cases = found.entries.map((entry, index) =>
    element(
      'testcase',
      { classname: file, name: names[index] ?? '', file, line: entry.at.line, time: 0 },
      [verdictElement(entry, verdictOf(entry, result), context)],
    ),
  );
  const passed = element('testcase', { classname: file, name: 'no findings', file, time: 0 });
  return element(
    'testsuite',
    { name: file, ...counters(verdictsOf(found, result)) },
    onLines(cases.length > 0 ? cases : [passed], 2),
  );
}

function verdictElement(entry: Entry, verdict: Verdict, context: FindingsContext): string {
  const message = sentencesOf(entry).join(' ');
  const block = [xmlText(plainBlock(entry, context))];
  switch (verdict) {
    case 'fails':
      return element('failure', { type: outcomeOf(entry), message }, block);
    case 'unreadable':
      return element('error', { type: entry.rule, message }, block);
    case 'skipped':
      return element('skipped', { message });
    case 'told':
      return element('system-out', {}, block);
  }
}

/** The passed case of a file without findings counts as one. */
function verdictsOf({ entries }: FileEntries, result: CheckResult): readonly Verdict[] {
  return entries.length === 0 ? ['told'] : entries.map((entry) => verdictOf(entry, result));
}

function counters(verdicts: readonly Verdict[]): Attributes {
  const count = (sought: Verdict) => verdicts.filter((verdict) => verdict === sought).length;
  return {
    tests: verdicts.length,
    failures: count('fails'),
    errors: count('unreadable'),
    skipped: count('skipped'),
    time: 0,
  };
}

/** Equal names numbered, since consumers keep one case a name. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
