import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findingsHtml } from '../../src/report/findings-html.js';
import { html } from '../../src/report/findings-html-tag.js';
import { pages } from './findings-pages.js';
import { context, finding, sample, sampleWith } from './findings-sample.js';

describe('HTML from a template', () => {
  it.each([
    ['text', html`<p>${'<b>&"\'`'}</p>`, '<p>&#60;b&#62;&#38;&#34;&#39;&#96;</p>'],
    ['numbers', html`<td>${3}</td>`, '<td>3</td>'],
    ['nothing', html`<p>${null}</p>`, '<p></p>'],
    ['HTML made alike', html`<ul>${html`<li>${'<'}</li>`}</ul>`, '<ul><li>&#60;</li></ul>'],
    ['lists', html`${[html`<i></i>`, 'a<', [null, 1]]}`, '<i></i>a&#60;1'],
    ['control characters', html`${'a\u0000\u001b'}`, 'a\u2400\u241b'],
  ])('writes %s', (_, { text }, expected) => {
    expect(text).toBe(expected);
  });
});

describe('findings as a page', () => {
  it.each(Object.entries(pages))('hold no script, handler, image or request: %s', (_, page) => {
    const tags = [...new Set(page.match(/<[a-z]\w*/g))];
    expect(
      tags.filter((tag) => /script|img|svg|iframe|link|object|form|base|embed/.test(tag)),
    ).toEqual([]);
    expect(page).not.toMatch(/<[^>]+\son\w+=/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  it.each(Object.entries(pages))(
    'allow by their policy their own style and nothing else: %s',
    (_, page) => {
      const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(page).toContain(
        `http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
      );
      expect(page).not.toMatch(/\sstyle=/);
    },
  );

  it('link a source only where it is on the web', () => {
    const cited = (url: string) =>
      findingsHtml(sampleWith(finding()), { ...context, cite: () => ({ text: 'Arnstein', url }) });
    expect(cited('https://example.org/a')).toContain(
      '<a href="https://example.org/a">Arnstein</a>',
    );
    expect(cited('javascript:alert(1)')).not.toContain('javascript');
  });

  it('list every file, also those without a finding', () => {
    const page = findingsHtml(sample, context);
    expect(sample.files.filter(({ file }) => !page.includes(`${file}</`))).toEqual([]);
  });

  it('say so where nothing was found', () => {
    expect(pages['findings-none']).toContain('No findings.');
  });
});
