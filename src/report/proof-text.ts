// A condition's tree as text: each leaf with what was found and how it came out, what is unknown shown as unknown.
import type { Proof } from '../model/condition.js';
import type { Page } from './painter.js';
import { labelOf, shortPlace } from './phrases.js';
import { printable } from './printable.js';
import { wrap } from './wrap.js';

export function proofLines(proof: Proof, page: Page, indent: string): readonly string[] {
  const deeper = `${indent}  `;
  const mark = markOf(proof, page);
  switch (proof.kind) {
    case 'leaf':
      return [
        ...wrap(`${mark} ${leafText(proof)}`, page.width, indent, `${deeper}  `),
        ...(proof.because ? proofLines(proof.because, page, deeper) : []),
      ];
    case 'not':
      return [`${indent}${mark} not`, ...proofLines(proof.of, page, deeper)];
    case 'all':
    case 'any':
      if (proof.of.length === 1 && proof.of[0]) return proofLines(proof.of[0], page, indent);
      return [
        `${indent}${mark} ${proof.kind === 'all' ? 'all of' : 'any of'}`,
        ...proof.of.flatMap((part) => proofLines(part, page, deeper)),
      ];
    case 'groups':
      return [
        `${indent}${mark} ${proof.asked} group`,
        ...proof.groups.flatMap(({ name, proof: each }) => [
          ...wrap(printable(name), page.width, deeper),
          ...proofLines(each, page, `${deeper}  `),
        ]),
      ];
  }
}

function leafText({ leaf, asked }: Extract<Proof, { kind: 'leaf' }>): string {
  const found = leaf.value === null ? 'not said' : leaf.value;
  const from = leaf.at
    ? shortPlace(leaf.at)
    : leaf.origin === 'ordinary'
      ? 'taken as usual'
      : leaf.origin === 'worked-out'
        ? 'worked out'
        : 'set';
  const about = leaf.group === undefined ? leaf.about : labelOf(leaf.about);
  return `${[about, asked].filter((part) => part !== '').join(' ')}: ${found} (${from})`;
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
