// One page that needs nothing else: no script, no request, a policy that forbids both, fit to print.
// Counts first, then the findings file by file, then every file that was looked at.
import { createHash } from 'node:crypto';
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { countsOf, several, tallyOf } from './findings-counts.js';
import { entriesByFile, type FileEntries } from './findings-entries.js';
import { article } from './findings-html-article.js';
import { style } from './findings-html-style.js';
import { type Html, html, trusted } from './findings-html-tag.js';

export function findingsHtml(result: CheckResult, context: FindingsContext): string {
  const files = entriesByFile(result);
  const title = several(countsOf(result).proposals, 'proposal');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${result.tool.name}: ${tallyOf(countsOf(result))}</title>
<style>${trusted(style)}</style>
</head>
<body>
<header>
<p class="tool">${result.tool.name} check</p>
<h1>${title} checked in ${several(result.files.length, 'file')}</h1>
${tiles(result)}
</header>
<main>
${files.map((file, index) => fileSection(file, index, context))}
${fileTable(result, files)}
</main>
${footer(result)}
</body>
</html>
`;
  return page.text;
}

const hash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;

function tiles(result: CheckResult): Html {
  const { outcomes } = countsOf(result);
  const shown = [
    ['unreadable', outcomes.unreadable, 'not readable'],
    ['error', outcomes.error, outcomes.error === 1 ? 'error' : 'errors'],
    ['undecided', outcomes.undecided, 'undecided'],
    ['warning', outcomes.warning, outcomes.warning === 1 ? 'warning' : 'warnings'],
    ['note', outcomes.note, outcomes.note === 1 ? 'note' : 'notes'],
    ['waived', outcomes.waived, 'waived'],
    ['baseline', outcomes.baseline, 'in the baseline'],
  ] as const;
  const found = shown.filter(([, count]) => count > 0);
  if (found.length === 0) return html`<p class="clean">No findings.</p>`;
  return html`<ul class="tiles">${found.map(
    ([outcome, count, words]) => html`
<li class="${outcome}"><strong>${count}</strong> ${words}</li>`,
  )}
</ul>`;
}

function fileSection(
  { file, entries }: FileEntries,
  index: number,
  context: FindingsContext,
): Html {
  if (entries.length === 0) return html``;
  return html`<section id="file-${index + 1}">
<h2>${file}</h2>
${entries.map((entry) => article(entry, context))}
</section>
`;
}

function fileTable(result: CheckResult, files: readonly FileEntries[]): Html {
  const proposals = new Map(result.files.map((file) => [file.file, file.proposals]));
  const rows = files.map(
    ({ file, entries }, index) => html`
<tr><th scope="row">${entries.length > 0 ? html`<a href="#file-${index + 1}">${file}</a>` : file}</th>
<td>${proposals.get(file) ?? '–'}</td><td>${entries.length}</td></tr>`,
  );
  return html`<section>
<h2 class="plain">Files</h2>
<table>
<thead><tr><th scope="col">File</th><th scope="col">Proposals</th><th scope="col">Findings</th></tr></thead>
<tbody>${rows}
</tbody>
</table>
</section>`;
}

function footer({ tool, packs, failOn }: CheckResult): Html {
  return html`<footer>
<p>${tool.name} ${tool.version}. Fails from severity ${failOn} up. Columns count from 1.</p>
<ul>${packs.map(
    ({ id, version, digest }) => html`
<li>Rules: ${id} ${version} <code>${digest.slice(0, 12)}</code></li>`,
  )}
</ul>
</footer>`;
}
