// JSON Lines: a finding a line, each as in the JSON document; nothing at all where nothing was found.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { entriesOf } from './findings-entries.js';
import { findingRecord } from './findings-json.js';
import { jsonText } from './findings-json-text.js';

export function findingsJsonl(result: CheckResult, context: FindingsContext): string {
  return entriesOf(result)
    .map((entry) => jsonText(findingRecord(entry, context)))
    .join('');
}
