// Rules as a list for eyes: id, what it says, why; a heading where the layer changes.
import type { Pack, Rule } from '../model/pack.js';
import type { Page } from './page.js';
import { citation, ofNoBrief } from './phrases.js';
import { wrap } from './wrap.js';

export function rulesText(rules: readonly Rule[], pack: Pack, page: Page): string {
  const lines = [
    page.paint.bold(`${pack.title} (${pack.id} ${pack.version}): ${rules.length} rules`),
  ];
  let layer = '';
  for (const rule of rules) {
    if (rule.layer !== layer) lines.push('', page.paint.bold(rule.layer));
    layer = rule.layer;
    const because = ofNoBrief(rule.because, pack);
    const source = [...new Set(rule.sources.map((entry) => citation(entry, pack)))].join('; ');
    lines.push(
      ...wrap(
        `${rule.id}${target(rule, pack)}${rule.off === null ? '' : ` (off: ${rule.off})`}`,
        page.width,
        '  ',
      ),
    );
    lines.push(
      ...wrap(because, page.width, '      '),
      ...wrap(source, page.width, '      ').map(page.paint.dim),
    );
  }
  return `${lines.join('\n')}\n`;
}

function target({ effect }: Rule, pack: Pack): string {
  switch (effect.kind) {
    case 'starts-at':
    case 'at-least':
    case 'at-most':
    case 'duty-at-least':
    case 'reach-at-most':
    case 'first':
      return `: ${effect.kind} ${pack.scale.approaches[effect.to]?.id ?? ''}`;
    case 'kind':
      return `: ${pack.kinds[effect.to]?.id ?? ''}`;
    case 'name':
      return `: ${pack.names[effect.to]?.id ?? ''}`;
    case 'flag':
      return `: ${pack.flags[effect.to]?.id ?? ''}`;
    case 'finding':
      return `: ${effect.severity}`;
    default:
      return '';
  }
}
