// A condition's tree as text: each leaf with what was found and how it came out, what is unknown shown as unknown.
import type { Proof } from '../model/condition.js';
import type { Page } from './page.js';
import { labelOf, shortPlace } from './phrases.js';
import { printable } from './printable.js';
import { wrap } from './wrap.js';

/** `words` says how ids of values are put to the reader. */
export function proofLines(
  proof: Proof,
  page: Page,
  indent: string,
  words: (id: string) => string = (id) => id,
): readonly string[] {
  const below = (part: Proof, further: string) => proofLines(part, page, further, words);
  const deeper = `${indent}  `;
  const mark = markOf(proof, page);
  switch (proof.kind) {
    case 'leaf':
      return [
        ...wrap(`${mark} ${leafText(proof, words)}`, page.width, indent, `${deeper}  `),
        ...(proof.because ? below(proof.because, deeper) : []),
      ];
    case 'not':
      return [`${indent}${mark} not`, ...below(proof.of, deeper)];
    case 'all':
    case 'any':
      if (proof.of.length === 1 && proof.of[0]) return below(proof.of[0], indent);
      return [
        `${indent}${mark} ${proof.kind === 'all' ? 'all of' : 'any of'}`,
        ...proof.of.flatMap((part) => below(part, deeper)),
      ];
    case 'groups':
      return [
        `${indent}${mark} ${proof.asked} group`,
        ...proof.groups.flatMap(({ name, proof: each }) => [
          ...wrap(printable(name), page.width, deeper),
          ...below(each, `${deeper}  `),
        ]),
      ];
  }
}

function leafText(
  { leaf, asked }: Extract<Proof, { kind: 'leaf' }>,
  words: (id: string) => string,
): string {
  const found = leaf.value === null ? 'not said' : words(leaf.value);
  const from = leaf.at
    ? shortPlace(leaf.at)
    : leaf.origin === 'ordinary'
      ? 'taken as usual'
      : leaf.origin === 'worked-out'
        ? 'worked out'
        : 'set';
  const about = leaf.group === undefined ? leaf.about : labelOf(leaf.about);
  return `${[about, words(asked)].filter((part) => part !== '').join(' ')}: ${found} (${from})`;
}

/** yes and no where they are certain, `yes?` and `no?` where they rest on what was taken as usual. */
function markOf({ truth, certain }: Proof, { paint }: Page): string {
  const word = truth ? 'yes' : 'no';
  return certain === 'unknown'
    ? paint.warning(`${word}?`)
    : truth
      ? paint.strong(word)
      : paint.dim(word);
}
