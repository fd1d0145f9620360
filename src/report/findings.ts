// Every format that findings can be told in, by the name that people ask for it.
// Each is a pure function of a result and its context, and gives the same text for the same input.
import type { CheckResult } from '../model/finding.js';
import { findingsAzure } from './findings-azure.js';
import { findingsCheckstyle } from './findings-checkstyle.js';
import type { FindingsContext } from './findings-context.js';
import { findingsGithub } from './findings-github.js';
import { findingsGitlab } from './findings-gitlab.js';
import { findingsHtml } from './findings-html.js';
import { findingsJson } from './findings-json.js';
import { findingsJsonl } from './findings-jsonl.js';
import { findingsJunit } from './findings-junit.js';
import { findingsMarkdown } from './findings-markdown.js';
import { findingsRdjson } from './findings-rdjson.js';
import { findingsSarif } from './findings-sarif.js';
import { findingsSummary } from './findings-summary.js';
import { findingsTap } from './findings-tap.js';
import { findingsText } from './findings-text.js';

export type { Citation, FindingsContext, Paint, Painter } from './findings-context.js';
export { noPaint, plainContext } from './findings-context.js';
export { findingsSchema } from './findings-schema.js';

export type FindingsFormat = (result: CheckResult, context: FindingsContext) => string;

interface Row {
  readonly write: FindingsFormat;
  readonly about: string;
}

const rows: Readonly<Record<string, Row>> = {
  text: { write: findingsText, about: 'for a terminal: place, line, and how to mend it' },
  json: { write: findingsJson, about: 'one JSON document, described by a JSON Schema' },
  jsonl: { write: findingsJsonl, about: 'JSON Lines, a finding a line' },
  sarif: { write: findingsSarif, about: 'SARIF 2.1.0, for GitHub code scanning and others' },
  junit: { write: findingsJunit, about: 'JUnit XML, for the test view of most CI servers' },
  github: { write: findingsGithub, about: 'annotations of GitHub Actions' },
  'github-summary': {
    write: findingsSummary,
    about: 'job summary of GitHub Actions, as a file for $GITHUB_STEP_SUMMARY',
  },
  gitlab: { write: findingsGitlab, about: 'GitLab code quality report' },
  azure: { write: findingsAzure, about: 'logging commands of Azure Pipelines' },
  tap: { write: findingsTap, about: 'Test Anything Protocol, version 14' },
  checkstyle: {
    write: findingsCheckstyle,
    about: 'Checkstyle XML: place, severity, message and rule only',
  },
  rdjson: { write: findingsRdjson, about: 'Reviewdog diagnostics' },
  markdown: { write: findingsMarkdown, about: 'Markdown, for a comment or a wiki' },
  html: { write: findingsHtml, about: 'one self-contained page, to read or to print' },
};

/** The formats by name, in the order to list them; without a prototype, so that any word can be looked up. */
export const findingsFormats = byName(({ write }) => write);

/** A line about each format, by name, in the same order. */
export const aboutFindingsFormats = byName(({ about }) => about);

function byName<T>(of: (row: Row) => T): Readonly<Record<string, T>> {
  const table: Record<string, T> = Object.create(null);
  for (const [name, row] of Object.entries(rows)) table[name] = of(row);
  return table;
}
