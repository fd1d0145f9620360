// Waivers written in a file: `# toforwith-ignore-next-line RULE[,RULE] until=2027-03-31 -- reason` as a comment line of
// YAML, the same between `<!--` and `-->` in Markdown. Each covers the next line that says something.
import { placeOf, type Source, type Span, startsOfLines } from '../model/source.js';
import type { Terms } from './waiver-terms.js';
import { isDay } from './waiver-terms.js';

const word = 'toforwith-ignore-next-line';
const inHash = new RegExp(`^[ \\t]*#[ \\t]*${word}(?![\\w-])(.*)$`);
const inMarkup = new RegExp(`^[ \\t]*<!--[ \\t]*${word}(?![\\w-])(.*?)(?:-->[ \\t]*)?$`);

export interface CommentsIn {
  readonly source: Source;
  /** Where the body of a Markdown file begins; null where there is none. */
  readonly body: number | null;
  /** Stretches in which nothing is a comment: texts of the brief, code. */
  readonly texts: readonly Span[];
}

/** The waivers in a file, in their order; cheap where there is none. */
export function waiversIn({ source, body, texts }: CommentsIn): readonly Terms[] {
  if (!source.text.includes(word)) return [];
  const starts = startsOfLines(source);
  return starts.flatMap((start, index) => {
    const line = lineAt(source, start);
    const form = body !== null && start >= body ? inMarkup : inHash;
    const said = form.exec(line)?.[1];
    if (said === undefined || texts.some((span) => start > span.start && start < span.end))
      return [];
    const span = { start: start + line.search(/\S/), end: start + line.trimEnd().length };
    const at = placeOf({ source, span });
    return [
      {
        ...termsIn(said),
        file: source.name,
        onLine: nextLine(source, index, body),
        kind: 'in-file',
        at,
        line,
      },
    ];
  });
}

function lineAt({ text }: Source, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}

/** What stands after the word: rules, `until=`, `owner=`, and the reason after ` -- `. */
function termsIn(said: string): Pick<Terms, 'rules' | 'pointer' | 'reason' | 'owner' | 'until'> {
  const [head = '', ...tail] = said.split(/(?:^|\s)--(?:\s|$)/);
  const reason = tail.join(' -- ').trim();
  const words = head.split(/[\s,]+/).filter((each) => each !== '');
  const value = (key: string): string | undefined =>
    words.find((each) => each.startsWith(`${key}=`))?.slice(key.length + 1);
  const until = value('until');
  return {
    rules: words.filter((each) => !each.includes('=')),
    pointer: null,
    reason: reason === '' ? null : reason,
    owner: value('owner') ?? null,
    until: until !== undefined && isDay(until) ? until : null,
  };
}

/** The number of the next line that is neither empty nor a comment; past the end where there is none. */
function nextLine(source: Source, from: number, body: number | null): number {
  const starts = startsOfLines(source);
  for (let index = from + 1; index < starts.length; index += 1) {
    const start = starts[index] ?? 0;
    const line = lineAt(source, start).trim();
    const comment = body !== null && start >= body ? /^<!--.*-->$/ : /^#/;
    if (line !== '' && !comment.test(line)) return index + 1 + source.linesBefore;
  }
  return starts.length + 1 + source.linesBefore;
}
