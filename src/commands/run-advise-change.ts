// What would change an answer, in a few lines: the smallest changes of what was said, those that somebody can make first.
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { type Change, type ChangeSet, changes, elsewhere } from '../reason/change.js';
import { compiled } from '../reason/compile.js';
import { situationOf } from '../reason/situation.js';
import { toAscii } from '../report/ascii.js';
import type { Page } from '../report/painter.js';
import { answerName, listed, titleOf } from '../report/phrases.js';
import { printable } from '../report/printable.js';
import { wrap } from '../report/wrap.js';

const few = 4;

/** Nothing for a pack too large to reason about, or where nothing is called for yet. */
export function changeText(brief: Brief, pack: Pack, page: Page): string {
  const diagrams = compiled(pack);
  if (diagrams.kind === 'too-large') return '';
  const situation = situationOf(brief, diagrams);
  const found = changes(situation, elsewhere(['called-for', 'today'], situation));
  if (found.length === 0) return '';
  const ordered = [...found].sort((a, b) => rank(a) - rank(b));
  const more = found.length > few ? [`and ${found.length - few} more`] : [];
  const lines = [...ordered.slice(0, few).map((set) => sentence(set, pack)), ...more].flatMap(
    (line) => wrap(printable(line), page.width, '  ', '    '),
  );
  const text = `\n${[page.paint.bold('what would change it'), ...lines].join('\n')}\n`;
  return page.ascii ? toAscii(text) : text;
}

/** What somebody can change before what is as it is, and both before what was only taken for granted. */
const rank = ({ changes: all }: ChangeSet): number =>
  Math.max(...all.map(({ assumed, changeable }) => (assumed ? 2 : changeable ? 0 : 1)));

function sentence({ changes: all, pins }: ChangeSet, pack: Pack): string {
  const then = pins
    ? `: ${titleOf(pins.calledFor ?? '', pack) || 'not enough known'}, today ${titleOf(pins.today ?? '', pack) || 'not known'}`
    : '';
  return `if ${listed(all.map((change) => inWords(change, pack)))}${then}`;
}

function inWords(change: Change, pack: Pack): string {
  const verb = change.assumed ? 'turned out' : 'were';
  if (change.fact === pack.people?.key) return `${change.fact} ${verb} others`;
  return `${answerName(change, pack)} ${verb} ${change.to ?? 'not stated'}`;
}
