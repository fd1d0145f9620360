// What would change an answer, in a few lines: the smallest changes of what was said, those that somebody can make first.
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import type { ChangeSet } from '../model/what-if.js';
import { assess } from '../reason/assess.js';
import { changes, elsewhere } from '../reason/change.js';
import { compiled } from '../reason/compile.js';
import { situationOf } from '../reason/situation.js';
import { toAscii } from '../report/ascii.js';
import type { Page } from '../report/page.js';
import { outcomeLines, outcomesOf } from '../report/whatif-outcomes.js';

/** How many outcomes are told, and how many lines of changes under each; `whatif` tells all. */
const [mostOutcomes, mostLines] = [4, 2];

/** Nothing for a pack too large to reason about, or where nothing is called for yet. */
export function changeText(brief: Brief, pack: Pack, page: Page): string {
  const diagrams = compiled(pack);
  if (diagrams.kind === 'too-large') return '';
  const situation = situationOf(brief, diagrams);
  const found = changes(situation, elsewhere(['called-for', 'today'], situation));
  if (found.length === 0) return '';
  const ordered = [...found].sort((a, b) => rank(a) - rank(b));
  const outcomes = outcomesOf(ordered, assess(brief, pack), 'It may be otherwise', pack);
  const lines = outcomes
    .slice(0, mostOutcomes)
    .flatMap((outcome) => outcomeLines(outcome, mostLines, pack, page));
  const text = `\n${[page.paint.bold('what would change it'), ...lines].join('\n')}\n`;
  return page.ascii ? toAscii(text) : text;
}

/** What somebody can change before what is as it is, and both before what was only taken for granted. */
const rank = ({ changes: all }: ChangeSet): number =>
  Math.max(...all.map(({ assumed, changeable }) => (assumed ? 2 : changeable ? 0 : 1)));
