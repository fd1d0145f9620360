// Checkstyle XML, for consumers that read nothing else: it carries file, place, severity, message and rule only.
import type { CheckResult } from '../model/finding.js';
import { type Entry, entriesByFile } from './findings-entries.js';
import { visible } from './findings-visible.js';
import { levelOf, sentencesOf } from './findings-words.js';
import { element, onLines, xmlDocument } from './findings-xml.js';

export function findingsCheckstyle(result: CheckResult): string {
  const files = entriesByFile(result).map(({ file, entries }) =>
    element(
      'file',
      { name: visible(file) },
      onLines(
        entries.map((entry) => errorElement(entry, result)),
        2,
      ),
    ),
  );
  return xmlDocument(element('checkstyle', { version: '4.3' }, onLines(files, 1)));
}

function errorElement(entry: Entry, { tool }: CheckResult): string {
  return element('error', {
    line: entry.at.line,
    column: entry.at.column,
    severity: severities[levelOf(entry)],
    message: sentencesOf(entry).join(' '),
    source: `${tool.name}.${entry.rule}`,
  });
}

const severities = { error: 'error', warning: 'warning', note: 'info' } as const;
