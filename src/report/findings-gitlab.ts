// GitLab code quality. It compares branches by fingerprint itself and knows no waivers, so that
// waived findings and those of the baseline are of severity info and say what they are.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { entriesOf } from './findings-entries.js';
import { jsonText } from './findings-json-text.js';
import { pathFromRoot } from './findings-paths.js';
import { levelOf, sentencesOf } from './findings-words.js';

export function findingsGitlab(result: CheckResult, context: FindingsContext): string {
  const issues = entriesOf(result).map((entry) => ({
    description: sentencesOf(entry).join(' '),
    check_name: entry.rule,
    fingerprint: entry.fingerprint,
    severity: severities[levelOf(entry)],
    location: {
      path: pathFromRoot(entry.at.file, context),
      lines: { begin: entry.at.line, end: entry.at.endLine },
    },
  }));
  return jsonText(issues, 2);
}

const severities = { error: 'critical', warning: 'minor', note: 'info' } as const;
