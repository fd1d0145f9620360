// Azure Pipelines logging commands for errors, warnings and what is undecided, the gravest first.
// Azure has no lower level, so notes and waived findings are plain lines of the log.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { countsOf, tallyOf } from './findings-counts.js';
import { type Entry, entriesOf, gravestFirst, outcomeOf } from './findings-entries.js';
import { pathFromRoot } from './findings-paths.js';
import { harmless, visible } from './findings-visible.js';
import { levelOf, sentencesOf } from './findings-words.js';

export function findingsAzure(result: CheckResult, context: FindingsContext): string {
  const lines = gravestFirst(entriesOf(result)).map((entry) => lineOf(entry, context));
  return [...lines, tallyOf(countsOf(result)), ''].join('\n');
}

function lineOf(entry: Entry, context: FindingsContext): string {
  const { line, column } = entry.at;
  const file = pathFromRoot(entry.at.file, context);
  const message = sentencesOf(entry).join(' ');
  const type = levelOf(entry);
  if (type === 'note') {
    const place = `${visible(file)}:${line}:${column}`;
    return harmless(`${place}: ${outcomeOf(entry)}[${entry.rule}]: ${message}`);
  }
  const properties = {
    type,
    sourcepath: file,
    linenumber: line,
    columnnumber: column,
    code: entry.rule,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `##vso[task.logissue ${written.join(';')}]${data(message)}`;
}

const data = (value: string | number): string =>
  String(value).replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (value: string | number): string =>
  data(value).replaceAll(';', '%3B').replaceAll(']', '%5D');
