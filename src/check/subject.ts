// What in a brief is the proposal: the section that the pack names in `texts.check`.
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { mapIn, textIn } from './finding-rules.js';

/** Whether a brief answers anything of its proposal section. */
export const isProposal = (brief: Brief, pack: Pack): boolean =>
  factsOfProposal(pack).some((index) => brief.facts[index] !== -1);

/** Its key. */
export const sectionOf = ({ texts }: Pack): string => textIn(mapIn(texts.check).section);

const known = new WeakMap<Pack, readonly number[]>();

/** Positions of the section's facts; looked up once a pack. */
function factsOfProposal(pack: Pack): readonly number[] {
  const before = known.get(pack);
  if (before) return before;
  const prefix = `${sectionOf(pack)}.`;
  const found = pack.facts.flatMap(({ id }, index) => (id.startsWith(prefix) ? [index] : []));
  known.set(pack, found);
  return found;
}
