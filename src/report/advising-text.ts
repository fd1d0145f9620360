// What a rule of the rest of an answer says, for `explain`: a condition, a caution, a method, an offer, a question, a note.
import type { Pack, Rule } from '../model/pack.js';
import { capital } from './phrases.js';

/** Its words as sentences; none for rules that set a pin. */
export function advisingTexts({ effect }: Rule): readonly string[] {
  switch (effect.kind) {
    case 'needs':
      return [
        `${effect.says}.`,
        ...(effect.check === '' ? [] : [`${capital(effect.check)}.`]),
        ...(effect.metBy === '' ? [] : [`To meet it: ${effect.metBy}.`]),
      ];
    case 'warn':
      return [`${effect.title}${effect.stake === '' ? '' : `: ${effect.stake}`}.`, effect.text];
    case 'suggest':
      return [
        `${capital(effect.title)}, for ${effect.purpose}.`,
        `Group: ${effect.size}. Time: ${effect.time}. Cost: ${effect.cost}.`,
        `It fails ${effect.fails}.`,
        `Serves: ${effect.approaches.join(', ')}${effect.stages.length === 0 ? '' : `; at: ${effect.stages.join(', ')}`}.`,
      ];
    case 'offer':
    case 'asks':
    case 'notes':
      return [effect.text];
    default:
      return [];
  }
}

/** Every method of the pack in a line, by id. */
export function methodTexts(pack: Pack): readonly string[] {
  return pack.rules.flatMap(({ id, effect }) =>
    effect.kind === 'suggest'
      ? [`${id}: ${effect.title}, for ${effect.purpose} (${effect.approaches.join(', ')})`]
      : [],
  );
}
