// What questions and answers are called, all from the pack.
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { type Ask, askedOf } from './ask.js';

const short = (id: string): string => id.slice(id.lastIndexOf('.') + 1).replaceAll('-', ' ');

/** `time`, `Residents, at table`. */
export function nameOf(ask: Ask, brief: Brief, pack: Pack): string {
  switch (ask.kind) {
    case 'title':
      return 'title';
    case 'fact':
      return short(pack.facts[ask.fact]?.id ?? '');
    case 'people':
      return short(pack.people?.key ?? '');
    case 'cell':
      return `${brief.groups?.[ask.group]?.name ?? ''}, ${short(pack.people?.cells[ask.cell]?.id ?? '')}`;
  }
}

/** The value that answers a question: an id, a text, a date; null where there is none. */
export function valueGiven(ask: Ask, brief: Brief, pack: Pack): string | null {
  if (ask.kind === 'title') return brief.title === brief.id ? null : brief.title;
  if (ask.kind === 'fact')
    return (
      pack.facts[ask.fact]?.values[brief.facts[ask.fact] ?? -1]?.id ?? brief.texts[ask.fact] ?? null
    );
  if (ask.kind === 'cell')
    return (
      pack.people?.cells[ask.cell]?.values[brief.groups?.[ask.group]?.cells[ask.cell] ?? -1]?.id ??
      null
    );
  return null;
}

/** An answer for eyes: its value in words, `not known` where there is none. */
export function answerInWords(ask: Ask, brief: Brief, pack: Pack): string {
  if (ask.kind === 'people') {
    if (!brief.groups) return 'not known';
    return brief.groups.length === 0 ? 'nobody' : brief.groups.map(({ name }) => name).join(', ');
  }
  const given = valueGiven(ask, brief, pack) ?? 'not known';
  const asked = askedOf(ask, pack);
  return asked && asked.values.length > 0 ? given.replaceAll('-', ' ') : given;
}

/** What is asked, with the group it is asked about. */
export function questionOf(ask: Ask, brief: Brief, pack: Pack): string {
  if (ask.kind === 'title') return 'What is it about, in a few words?';
  if (ask.kind === 'people') return pack.people?.question ?? '';
  const question = askedOf(ask, pack)?.question ?? '';
  return ask.kind === 'cell' ? `${brief.groups?.[ask.group]?.name ?? ''}: ${question}` : question;
}
