// One finding on the page: what and where, the line with the place marked, and what to do about it.
import type { FindingsContext } from './findings-context.js';
import { type Entry, type Outcome, outcomeOf } from './findings-entries.js';
import { stretchesOf } from './findings-frame.js';
import { type Html, html } from './findings-html-tag.js';
import { sentence, waiverWords } from './findings-words.js';

export function article(entry: Entry, context: FindingsContext): Html {
  const outcome = outcomeOf(entry);
  const { line, column } = entry.at;
  return html`<article class="${outcome}">
<h3><span class="label">${labels[outcome]}</span> ${sentence(entry.message)}</h3>
<p class="place"><span>line ${line}, column ${column}</span> <code>${entry.rule}</code>${part(entry)}</p>
${frame(entry)}
${details(entry, context)}
</article>
`;
}

const labels: Readonly<Record<Outcome, string>> = {
  unreadable: 'not readable',
  error: 'error',
  undecided: 'undecided',
  warning: 'warning',
  note: 'note',
  waived: 'waived',
  baseline: 'in the baseline',
};

const part = (entry: Entry): Html | null =>
  entry.part === null ? null : html` <span>part ${entry.part}</span>`;

function frame(entry: Entry): Html | null {
  const { before, marked, after } = stretchesOf(entry);
  if (before + marked + after === '') return null;
  return html`<pre><span class="gutter">${entry.at.line}</span><span>${before}<mark>${marked}</mark>${after}</span></pre>`;
}

function details(entry: Entry, context: FindingsContext): Html | null {
  const rows = [
    ...(entry.expected === '' ? [] : [row('Expected', sentence(entry.expected))]),
    ...(entry.mend === '' ? [] : [row('To mend it', sentence(entry.mend))]),
    ...(entry.ask === null ? [] : [row('Answer first', entry.ask)]),
    ...(entry.hangsOn.length === 0
      ? []
      : [row('Hangs on', `${entry.hangsOn.join(', ')} (left out)`)]),
    ...entry.related.map(({ message, at }) =>
      row('See', `${at.file}:${at.line}:${at.column}: ${message}`),
    ),
    ...(entry.waiver === null ? [] : [row('Waived', sentence(waiverWords(entry.waiver)))]),
    ...entry.sources.map((ref) => row('Source', citation(context.cite(ref)))),
  ];
  return rows.length === 0 ? null : html`<dl>${rows}</dl>`;
}

function row(term: string, told: string | Html): Html {
  return html`<div><dt>${term}</dt><dd>${told}</dd></div>`;
}

function citation({ text, url }: ReturnType<FindingsContext['cite']>): Html {
  const online = url !== null && /^https?:\/\//i.test(url);
  return online ? html`<a href="${url}">${text}</a>` : html`${text}`;
}
