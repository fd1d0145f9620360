// The library's way through many briefs: one in, one answer out, in order, with nothing kept in between.
import { codeBrief } from '../engine/code-brief.js';
import { conclude, reasonsFor } from '../engine/conclude.js';
import { fastDecision } from '../engine/fast.js';
import { type Answer, pinNames } from '../model/answer.js';
import type { Pins } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import { newCoded } from '../model/coded.js';
import type { Read } from '../model/diagnostic.js';
import type { Pack, Pin } from '../model/pack.js';
import { placeOf } from '../model/source.js';
import { readPiece } from '../read/pieces.js';

/** The answer to one brief among many: the pins, and the ids of the rules that spoke, those that bind first. */
export interface BriefAnswer extends Pins {
  readonly id: string;
  /** For a part its name. */
  readonly part: string | null;
  readonly at: { readonly file: string; readonly document: number; readonly line: number };
  readonly reasons: readonly string[];
  readonly parts: readonly BriefAnswer[];
}

/**
 * Answers briefs one after another, in their order and holding one at a time: briefs as `readBriefs` gives them,
 * or plain objects as `JSON.parse` does, from anything that can be gone through, at once or as it comes. Where a
 * plain object is no good brief its answer has `value` null and says why; the others are answered all the same.
 *
 * @throws whatever going through `briefs` throws, and nothing of its own.
 */
export async function* assessAll(
  briefs: Iterable<Brief | object> | AsyncIterable<Brief | object>,
  pack: Pack,
): AsyncGenerator<Read<BriefAnswer>> {
  const answer = answererFor(pack);
  let document = 0;
  for await (const given of briefs) {
    const read = isBrief(given)
      ? { value: given, diagnostics: [] }
      : readGiven(given, pack, document);
    document++;
    yield { value: read.value ? answer(read.value) : null, diagnostics: read.diagnostics };
  }
}

const isBrief = (given: object): given is Brief =>
  'facts' in given && 'spans' in given && 'source' in given;

function readGiven(given: object, pack: Pack, document: number): Read<Brief> {
  const text = JSON.stringify(given) ?? 'null';
  return readPiece({ name: 'brief', text, linesBefore: 0 }, 'json', pack, document);
}

function answererFor(pack: Pack): (brief: Brief) => BriefAnswer {
  const decide = fastDecision(pack);
  const coded = newCoded(pack);
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
    if (!decide) {
      const conclusion = conclude(brief, pack);
      return { ...conclusion.pins, reasons: reasonsFor(conclusion).map(({ rule }) => rule) };
    }
    codeBrief(brief, pack, coded);
    const decided = decide(coded);
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
