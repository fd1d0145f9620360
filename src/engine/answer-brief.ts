// The answer to a brief among many: pins, flags and the ids of the rules that spoke.
import { type Answer, pinNames } from '../model/answer.js';
import type { Pins } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import { newCoded } from '../model/coded.js';
import type { Pack, Pin } from '../model/pack.js';
import { placeOf } from '../model/source.js';
import { decisionFor } from './decision.js';

/** The answer to one brief among many: the pins, and the ids of the rules that spoke, those that bind first. */
export interface BriefAnswer extends Pins {
  readonly id: string;
  /** For a part its name. */
  readonly part: string | null;
  readonly at: { readonly file: string; readonly document: number; readonly line: number };
  readonly reasons: readonly string[];
  readonly parts: readonly BriefAnswer[];
}

/** The function that answers briefs read against a pack; made once for many. */
export function answererFor(pack: Pack): (brief: Brief) => BriefAnswer {
  const decide = decisionFor(pack, newCoded(pack));
  const names = Object.fromEntries(
    (['kind', 'called-for', 'reach', 'today', 'first', 'name'] as const).map((pin) => [
      pin,
      pinNames(pack, pin),
    ]),
  ) as Record<Pin, readonly (string | null)[]>;
  const pinsOf = ({ pins, flags }: Pick<Answer, 'pins' | 'flags'>): Pins => {
    const name = (pin: Pin) => names[pin][pins[pin]] ?? null;
    return {
      ...{
        domain: name('kind'),
        calledFor: name('called-for'),
        reach: name('reach'),
        today: name('today'),
        first: name('first'),
        name: name('name'),
      },
      flags: Object.fromEntries(pack.flags.map(({ id }, index) => [id, flags[index] === 1])),
    };
  };
  const said = (brief: Brief): Pins & { readonly reasons: readonly string[] } => {
    const decided = decide(brief);
    return {
      ...pinsOf(decided),
      reasons: Array.from(
        decided.spoke.subarray(0, decided.count),
        (rule) => pack.rules[rule]?.id ?? '',
      ),
    };
  };
  const answer = (brief: Brief): BriefAnswer => ({
    ...{ id: brief.id, part: brief.part, ...said(brief) },
    at: {
      file: brief.source.name,
      document: brief.document + 1,
      line: placeOf({ source: brief.source, span: brief.span }).line,
    },
    parts: brief.parts.map(answer),
  });
  return answer;
}
