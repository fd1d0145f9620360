// Markdown for people: a line that says it all, then the findings, the gravest first.
// Text from files is escaped, so that it makes no link, mention, image or HTML.
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { countsOf, tallyOf } from './findings-counts.js';
import {
  type Entry,
  entriesOf,
  gravestFirst,
  type Outcome,
  outcomeOf,
  outcomes,
} from './findings-entries.js';
import { harmless, visible } from './findings-visible.js';
import { citationsOf, sentence, sentencesOf } from './findings-words.js';

export function findingsMarkdown(result: CheckResult, context: FindingsContext): string {
  return [markdownHead(result), ...markdownItems(result, context)].join('\n');
}

/** Heading and tally. */
export function markdownHead(result: CheckResult): string {
  const { name, version } = result.tool;
  return `# ${name} ${version}\n\n**${sentence(tallyOf(countsOf(result)))}**\n`;
}

/** A text for each finding, the first of its kind with the heading, in the order of their gravity. */
export function markdownItems(result: CheckResult, context: FindingsContext): readonly string[] {
  const entries = gravestFirst(entriesOf(result));
  return outcomes.flatMap((outcome) =>
    entries
      .filter((entry) => outcomeOf(entry) === outcome)
      .map(
        (entry, index) =>
          `${index === 0 ? `## ${headings[outcome]}\n\n` : ''}${item(entry, context)}`,
      ),
  );
}

const headings: Readonly<Record<Outcome, string>> = {
  unreadable: 'Not readable',
  error: 'Errors',
  undecided: 'Undecided',
  warning: 'Warnings',
  note: 'Notes',
  waived: 'Waived',
  baseline: 'In the baseline',
};

function item(entry: Entry, context: FindingsContext): string {
  const [found = '', ...rest] = sentencesOf(entry).map(markdownText);
  const { file, line, column } = entry.at;
  const cited = citationsOf(entry, context).map((text) => `Source: ${markdownText(text)}`);
  const details = [...rest, ...cited].map((detail) => `  - ${detail}\n`);
  return harmless(
    `- ${code(`${file}:${line}:${column}`)} ${code(entry.rule)}: ${found}\n${details.join('')}`,
  );
}

/** Text that stays text in GitHub's Markdown. */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]<>|&#~$]/g, '\\$&')
    .replace(/(?<=https?|ftp):(?=\/\/)/gi, '&#58;')
    .replace(/(?<=www)\./gi, '&#46;')
    .replace(/@/g, '@\u200b');
}

/** A code span whose fence is longer than any run of backticks in it. */
function code(text: string): string {
  const shown = visible(text);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
