// A rule that spoke, for eyes: its reason, and under it the answers it rests on, the rule and who says so.
import type { Reason } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { ruleCalled } from '../model/rules.js';
import { becauseOf } from './advice-words.js';
import type { Page } from './page.js';
import { capital, citation, shortPlaces } from './phrases.js';
import { proofLines } from './proof-text.js';
import { plainly } from './reader.js';
import { widthOf, wrap } from './wrap.js';

export interface TextDetail {
  /** Conditions as trees, and the rules that nearly spoke. */
  readonly explain: boolean;
  /** Everything, not only what binds and matters most. */
  readonly all: boolean;
  /** For whom it is written: an id of the pack's text `readers`. */
  readonly reader?: string;
  /** With plain words for terms that many readers dislike, and without the ids that hold them. */
  readonly plainTerms?: boolean;
  /** How much of the trail is told: short names only the first who says so, brief none of them. */
  readonly trail?: 'full' | 'short' | 'brief';
  /** The file that the reader knows it is about: of places in it only the lines are told. */
  readonly within?: string;
}

/** The trail stands beside the reason where there is room, else below it; a brief one ends its sentence. */
export function reasonLines(
  reason: Reason,
  pack: Pack,
  page: Page,
  detail: TextDetail,
): readonly string[] {
  const rule = ruleCalled(pack, reason.rule);
  const said = capital(becauseOf(reason, pack));
  const sources = [...new Set(rule.sources.map((source) => citation(source, pack)))].join('; ');
  const id = detail.plainTerms ? [] : [rule.id];
  const [first = '', ...others] = rule.sources.map((source) => citation(source, pack));
  const one = others.length === 0 ? first : `${first} and others`;
  const told = {
    full: [restsOn(reason, detail), ...id, sources],
    short: [restsOn(reason, detail), ...id, one],
    brief: [restsOn(reason, detail), ...id],
  };
  const length = detail.trail ?? 'full';
  const trail = told[length].join(' · ');
  const lines =
    length === 'brief'
      ? wrap(`${said} (${trail})`, page.width, margin, '    ')
      : besideOrBelow(said, trail, page);
  const lift =
    rule.liftedBy !== null && reason.bearsOn.includes('reach')
      ? wrap(`lifted by ${rule.liftedBy}`, page.width, '    ', '      ')
      : [];
  const words = detail.plainTerms ? plainly(pack) : undefined;
  return [
    ...lines,
    ...lift,
    ...(detail.explain ? proofLines(reason.proof, page, '      ', words) : []),
  ];
}

function besideOrBelow(said: string, trail: string, page: Page): readonly string[] {
  const room = page.width - widthOf(trail) - widthOf(said) - margin.length;
  if (room >= apart) return [`${margin}${said}${' '.repeat(room)}${page.paint.dim(trail)}`];
  return [
    ...wrap(said, page.width, margin, '    '),
    ...wrap(trail, page.width, '      ').map(page.paint.dim),
  ];
}

const margin = '  ';
const apart = 3;

/** Where the answers stand that a reason rests on. */
function restsOn({ answers }: Reason, { within }: TextDetail): string {
  const places = answers.flatMap(({ at }) => (at ? [at] : []));
  if (places.length > 0) return shortPlaces(places, within);
  return answers.some(({ origin }) => origin === 'ordinary')
    ? 'left out, taken as usual'
    : 'follows from the above';
}
