// How the page of findings looks: ink on paper, one colour a severity, never colour alone.

/** CSS without `</`; the page's policy names its hash. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --wash: #f6f8fa;
  --error: #b3261e; --warning: #8a5a00; --note: #22589c; --undecided: #6b3fa0; --mark: #ffe08a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --ink: #e6e9ec; --soft: #a0a9b2; --line: #343a41; --wash: #1d2125;
    --error: #ff8a80; --warning: #e8b04b; --note: #8ab8f5; --undecided: #c3a3ee; --mark: #6b5310;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 52rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, p, ul, dl, dd, pre, table { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
h2 {
  margin: 2.75rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line);
  font: 600 1rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
h2.plain { font: 600 1.125rem/1.4 inherit; font-family: inherit; }
h3 { font-size: 1rem; line-height: 1.45; font-weight: 600; }
a { color: inherit; text-underline-offset: .15em; text-decoration-color: var(--soft); }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
.tool { margin-bottom: .25rem; color: var(--soft); }
.clean { margin-top: 1rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .6rem 1.25rem; margin-top: 1.25rem; padding: 0; list-style: none; }
.tiles li { border-top: 3px solid var(--tone); padding-top: .35rem; min-width: 4.75rem; color: var(--soft); }
.tiles strong { display: block; font-size: 1.5rem; line-height: 1.2; color: var(--ink); font-variant-numeric: tabular-nums; }
.error, .unreadable { --tone: var(--error); }
.warning { --tone: var(--warning); }
.note { --tone: var(--note); }
.undecided { --tone: var(--undecided); }
.waived, .baseline { --tone: var(--soft); }
article { margin: 0 0 1.75rem; padding-left: 1rem; border-left: 3px solid var(--tone); break-inside: avoid; }
article.waived h3, article.baseline h3 { font-weight: 400; }
.label { color: var(--tone); font-weight: 600; }
.label::after { content: " \\00b7"; }
.place { display: flex; flex-wrap: wrap; gap: 0 1rem; color: var(--soft); font-size: .875rem; }
pre {
  display: grid; grid-template-columns: auto 1fr; margin: .6rem 0;
  background: var(--wash); border: 1px solid var(--line); border-radius: 4px;
  white-space: pre-wrap; overflow-wrap: anywhere;
}
pre span { padding: .5rem .8rem; }
.gutter { border-right: 1px solid var(--line); color: var(--soft); user-select: none; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
dl { display: grid; gap: .3rem; margin-top: .5rem; }
dl div { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 1rem; }
dt { color: var(--soft); font-size: .875rem; line-height: 1.7; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
td, thead th { padding-left: 1.25rem; white-space: nowrap; }
th:first-child { width: 100%; }
thead th { color: var(--soft); font-weight: 400; font-size: .875rem; }
th:first-child { padding-left: 0; text-align: left; font-weight: 400; }
footer { margin-top: 2.75rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
footer ul { padding: 0; list-style: none; }
@media (max-width: 34rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.375rem; }
  .tiles { display: grid; grid-template-columns: repeat(3, 1fr); }
  dl div { grid-template-columns: 1fr; }
  dl { gap: .5rem; }
  dt { line-height: 1.4; }
}
@page { margin: 18mm 16mm; }
@media print {
  html { font-size: 10pt; }
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --wash: #fff; --mark: #eee; }
  body { max-width: none; padding: 0; }
  mark { text-decoration: underline; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
}
`;
