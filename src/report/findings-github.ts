// GitHub annotations as workflow commands, the gravest first, since GitHub shows about ten a step.
// Waived findings and those of the baseline are left to the job summary.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { countsOf, tallyOf } from './findings-counts.js';
import { type Entry, entriesOf, gravestFirst } from './findings-entries.js';
import { pathFromRoot } from './findings-paths.js';
import { visible } from './findings-visible.js';
import { levelOf, sentencesOf } from './findings-words.js';

export function findingsGithub(result: CheckResult, context: FindingsContext): string {
  const active = entriesOf(result).filter(({ status }) => status === 'active');
  const commands = gravestFirst(active).map((entry) => commandOf(entry, context));
  return [...commands, tallyOf(countsOf(result)), ''].join('\n');
}

function commandOf(entry: Entry, context: FindingsContext): string {
  const { line, endLine, column, endColumn } = entry.at;
  // GitHub takes columns only where the place is within one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = {
    title: visible(entry.rule),
    file: pathFromRoot(entry.at.file, context),
    line,
    endLine,
    ...columns,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${commands[levelOf(entry)]} ${written.join(',')}::${data(sentencesOf(entry).join('\n'))}`;
}

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

const data = (value: string | number): string =>
  String(value).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (value: string | number): string =>
  data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
