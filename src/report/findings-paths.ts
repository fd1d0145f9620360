// Paths as consumers of reports want them: from the root of the repository, and as URIs.
import type { FindingsContext } from './findings-context.js';

/** A path from the root of the repository, without `./`; absolute paths and `<stdin>` stay. */
export function pathFromRoot(file: string, { fromRoot }: FindingsContext): string {
  if (file.startsWith('/') || file === '<stdin>') return file;
  const steps: string[] = [];
  for (const step of `${fromRoot}${file}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

/** The path from the root as a relative URI; an absolute one as a `file:` URI. */
export function uriFromRoot(file: string, context: FindingsContext): string {
  const path = pathFromRoot(file, context);
  const uri = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file://${uri}` : uri;
}
