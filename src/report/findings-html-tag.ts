// HTML in which whatever is put in is escaped, unless it is HTML made here.
import { visible } from './findings-visible.js';

/** A piece of HTML; only the tag below makes one. */
export interface Html {
  readonly kind: 'html';
  readonly text: string;
}

/** Null leaves nothing behind; lists are joined. */
export type Filling = string | number | Html | null | readonly Filling[];

/** Values may stand in text and in quoted attributes, never in scripts, styles or tag names. */
export function html(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  const text = parts.map((part, index) => `${part}${written(fillings[index] ?? null)}`).join('');
  return { kind: 'html', text };
}

/** A text that is HTML or CSS as it stands: for constants of the program. */
export function trusted(text: string): Html {
  return { kind: 'html', text };
}

function written(filling: Filling): string {
  if (filling === null) return '';
  if (typeof filling === 'string' || typeof filling === 'number') return escaped(String(filling));
  return 'kind' in filling ? filling.text : filling.map(written).join('');
}

const escaped = (text: string): string =>
  visible(text).replace(/[&<>"'`#]/g, (character) => `&#${character.charCodeAt(0)};`);
