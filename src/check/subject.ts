// What in a brief is the proposal: the section that the pack names in `texts.check`.
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { mapIn, textIn } from './finding-rules.js';

/** Whether a brief answers anything of its proposal section. */
export function isProposal(brief: Brief, pack: Pack): boolean {
  const prefix = `${sectionOf(pack)}.`;
  return pack.facts.some(({ id }, index) => id.startsWith(prefix) && brief.facts[index] !== -1);
}

const sectionOf = ({ texts }: Pack): string => textIn(mapIn(texts.check).section);
