// The job summary of a GitHub step: Markdown that stays under the size over which GitHub drops it whole.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { several } from './findings-counts.js';
import { markdownHead, markdownItems } from './findings-markdown.js';

/** Bytes; GitHub's limit is 1 MiB a step. */
const limit = 1_000_000;

export function findingsSummary(result: CheckResult, context: FindingsContext): string {
  const head = markdownHead(result);
  const items = markdownItems(result, context);
  const shown = fitting(items, limit - size(head) - 200);
  const left = items.length - shown.length;
  const rest =
    left === 0 ? [] : [`\n*And ${several(left, 'more finding')}, too many to show here.*\n`];
  return [head, ...shown, ...rest].join('\n');
}

/** The first items that fit into so many bytes with a line break each. */
function fitting(items: readonly string[], bytes: number): readonly string[] {
  let used = 0;
  const end = items.findIndex((item) => {
    used += size(item) + 1;
    return used > bytes;
  });
  return end === -1 ? items : items.slice(0, end);
}

const encoder = new TextEncoder();

const size = (text: string): number => encoder.encode(text).length;
