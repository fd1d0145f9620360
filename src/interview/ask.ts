// What can be asked: the title, a fact, which groups there are, or one thing about one group.
import type { Brief } from '../model/brief.js';
import type { Cell, Fact, Pack } from '../model/pack.js';

export type Ask =
  | { readonly kind: 'title' }
  | { readonly kind: 'fact'; readonly fact: number }
  | { readonly kind: 'people' }
  | { readonly kind: 'cell'; readonly group: number; readonly cell: number };

/** A name for a question that outlives the place of its group in the list: `decision.time`, `Residents: at-table`. */
export function keyOf(ask: Ask, brief: Brief, pack: Pack): string {
  switch (ask.kind) {
    case 'title':
      return 'title';
    case 'fact':
      return pack.facts[ask.fact]?.id ?? '';
    case 'people':
      return pack.people?.key ?? '';
    case 'cell':
      return `${brief.groups?.[ask.group]?.name ?? ''}: ${pack.people?.cells[ask.cell]?.id ?? ''}`;
  }
}

/** The question of a key; null where it is about a group that is gone. */
export function askOf(key: string, brief: Brief, pack: Pack): Ask | null {
  if (key === 'title') return { kind: 'title' };
  if (key === pack.people?.key) return { kind: 'people' };
  const fact = pack.facts.findIndex(({ id }) => id === key);
  if (fact !== -1) return { kind: 'fact', fact };
  const cut = key.lastIndexOf(': ');
  const group = (brief.groups ?? []).findIndex(({ name }) => name === key.slice(0, cut));
  const cell = (pack.people?.cells ?? []).findIndex(({ id }) => id === key.slice(cut + 2));
  return group === -1 || cell === -1 ? null : { kind: 'cell', group, cell };
}

/** What the pack says of a question about a fact or a cell. */
export function askedOf(ask: Ask, pack: Pack): Fact | Cell | null {
  if (ask.kind === 'fact') return pack.facts[ask.fact] ?? null;
  if (ask.kind === 'cell') return pack.people?.cells[ask.cell] ?? null;
  return null;
}

/** Whether a brief answers a question. */
export function isAnswered(ask: Ask, brief: Brief): boolean {
  switch (ask.kind) {
    case 'title':
      return brief.title !== brief.id;
    case 'fact':
      return (brief.facts[ask.fact] ?? -1) >= 0;
    case 'people':
      return brief.groups !== null;
    case 'cell':
      return (brief.groups?.[ask.group]?.cells[ask.cell] ?? -1) >= 0;
  }
}
