import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { findingsMarkdown } from '../../src/report/findings-markdown.js';
import { findingsSummary } from '../../src/report/findings-summary.js';
import { attacks, hostileFindings } from './findings-hostile.js';
import { context, finding, sample, sampleWith } from './findings-sample.js';

const golden = join(import.meta.dirname, 'golden/findings.md');

/** HTML as GitHub makes it, before it takes anything out. */
const htmlOf = (markdown: string): string =>
  micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });

const tagsIn = (html: string): string[] => [
  ...new Set(html.match(/<[a-z]\w*/gi)?.map((tag) => tag.slice(1).toLowerCase())),
];

describe('findings as Markdown', () => {
  it('read as a person expects', async () => {
    await expect(findingsMarkdown(sample, context)).toMatchFileSnapshot(golden);
  });

  it.each([
    ['Markdown', findingsMarkdown],
    ['the job summary', findingsSummary],
  ])('make no link, image, mention or HTML of what a file says: %s', (_, write) => {
    const html = htmlOf(write(sampleWith(...hostileFindings), context));
    expect(tagsIn(html).sort()).toEqual(['code', 'h1', 'h2', 'li', 'p', 'strong', 'ul']);
    expect(html).not.toMatch(/@(?!\u200b)/);
  });

  it('have an item for each finding', () => {
    const html = htmlOf(findingsMarkdown(sampleWith(...hostileFindings), context));
    expect(html.match(/<li>\s*(<p>)?<code>/g)).toHaveLength(hostileFindings.length);
  });

  it.each(attacks.filter((text) => !/[\n\r\p{Cc}\p{Cs}\u202e@]/u.test(text)))(
    'show text as it was: %s',
    (text) => {
      const html = htmlOf(
        findingsMarkdown(sampleWith(finding({ message: `${text} is said.` })), context),
      );
      const shown = html
        .replaceAll(/\u200b/g, '')
        .replace(
          /&(lt|gt|quot|amp);/g,
          (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&',
        );
      expect(shown).toContain(`${text} is said.`);
    },
  );
});
