// What may be an id: lower-case words joined by hyphens, for facts several of them joined by dots.
import { diagnostic } from '../model/diagnostic.js';
import type { Declared } from './pack-gather.js';
import { on } from './pack-page.js';

const word = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Words with a meaning of their own in conditions, so that nothing a condition can read may be called so. */
export const conditionWords = [
  ...['all', 'any', 'not', 'some-group', 'every-group', 'no-group'],
  ...['is', 'where', 'known', 'at-least', 'at-most', 'left-of', 'right-of'],
] as const;

/** Keys of a brief that are no facts. */
const briefKeys = ['toforwith', 'id', 'title', 'parts'];

/** Those of the things whose ids will do; the others are reported. */
export function wellNamed(things: readonly Declared[], what: string): readonly Declared[] {
  return things.filter(({ id, at, page }) => {
    if (word.test(id)) return true;
    page.report(diagnostic('pack/bad-id', on(page, at), id, what));
    return false;
  });
}

/** The same for facts, whose ids are paths into a brief. */
export function wellNamedFacts(facts: readonly Declared[]): readonly Declared[] {
  return facts.filter(({ id, at, page }) => {
    const path = id.split('.');
    if (!path.every((part) => word.test(part))) {
      page.report(diagnostic('pack/bad-id', on(page, at), id, 'fact'));
      return false;
    }
    if (!briefKeys.includes(path[0] ?? '')) return true;
    page.report(diagnostic('pack/reserved-id', on(page, at), id, 'a brief has that key itself'));
    return false;
  });
}

/** Facts whose paths do not run through another fact: a key of a brief holds an answer or a section, not both. */
export function apart(
  facts: readonly Declared[],
  base: readonly { readonly id: string }[],
): readonly Declared[] {
  const all = [...base, ...facts].map(({ id }) => id);
  return facts.filter(({ id, at, page }) => {
    const inner = base.find((other) => other.id.startsWith(`${id}.`))?.id;
    const outer = all.find((other) => id.startsWith(`${other}.`));
    if (!inner && !outer) return true;
    const why = inner ? `${inner} lies within it` : `it lies within ${outer}`;
    page.report(diagnostic('pack/reserved-id', on(page, at), id, why));
    return false;
  });
}
