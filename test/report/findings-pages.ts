/** Pages for a browser to open, by name. */
import { findingsHtml } from '../../src/report/findings-html.js';
import { hostileFindings } from './findings-hostile.js';
import { context, sample, sampleWith } from './findings-sample.js';

export const pages: Readonly<Record<string, string>> = {
  findings: findingsHtml(sample, context),
  'findings-none': findingsHtml(
    { ...sample, findings: [], files: sample.files.slice(0, 1) },
    context,
  ),
  'findings-hostile': findingsHtml(sampleWith(...hostileFindings), context),
};
