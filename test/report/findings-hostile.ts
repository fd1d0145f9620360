/** Text that tries to get out of a report: markup, commands of CI runners, terminal codes, links. */
import type { Finding } from '../../src/model/finding.js';
import { finding, place } from './findings-sample.js';

export const attacks: readonly string[] = [
  '::error::owned',
  '::set-output name=a::b',
  '::add-mask::x',
  'plain\n::warning file=x::second line',
  'plain\r\n##[error]third',
  '##vso[task.setvariable variable=PATH]/tmp',
  'A ##vso[task.complete result=Succeeded;]done',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'--></style><svg onload=alert(1)>",
  ']]><x>&amp;&#0;</x>',
  '[click](https://evil.example/) ![](https://evil.example/x.png) @everyone #1',
  '\u001b[2J\u001b]0;title\u0007 \u0000 \u0085 \u202eabc',
  '# TODO pretend\\',
  'a\ud800b',
  '...\n---\nok 1 - fake\n1..1\nBail out!',
  '%0A::error::x',
  '`code` ``` $x$ | a | ~~no~~ *b* _c_',
];

export const hostileFiles: readonly string[] = [
  'with space.yaml',
  '100%.yaml',
  'ünïcode/日本.yaml',
  'back\\slash.yaml',
  'new\nline.yaml',
  '::error::.yaml',
  '##[error].yaml',
  'a,b:c;d]e.yaml',
  '"quote\'<tag>&.yaml',
  '-dash.yaml',
  '`tick`.yaml',
];

/** A finding a string, which stands in every field that a file or a person may fill. */
export function hostile(text: string, file: string, index: number): Finding {
  return finding({
    message: text,
    expected: text,
    mend: text,
    ask: text,
    hangsOn: [text],
    line: `  key: ${text}`,
    pointer: text,
    brief: text,
    part: text,
    at: place(file, index + 1, 3, 4),
    related: [{ message: text, at: place(file, 1, 1, 1) }],
    fingerprint: (index + 1).toString(16).padStart(4, '0'),
  });
}

/** Every attack, the files taken in turn; the second of each pair is waived. */
export const hostileFindings: readonly Finding[] = attacks.flatMap((text, index) => {
  const file = hostileFiles[index % hostileFiles.length] ?? 'a.yaml';
  const active = hostile(text, file, 2 * index);
  const waived = hostile(text, file, 2 * index + 1);
  const waiver = {
    rule: 'over-promise',
    reason: text,
    owner: text,
    until: '2026-12-31',
    kind: 'waivers-file',
    at: place(file, 2, 1, 1),
  } as const;
  return [active, { ...waived, status: 'waived', waiver }];
});
