// What an answer hangs on, for eyes: what was taken for granted, and what is still possible without that.
import type { Assessment } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { subjectsInWords, takenInWords } from './answer-words.js';
import { approachRange } from './approach-range.js';
import type { Page } from './page.js';
import { answerName, capital, cut, listed, titleOf } from './phrases.js';
import { wrap } from './wrap.js';

const pinTitles: Readonly<Record<string, string>> = {
  domain: 'the kind of challenge',
  calledFor: 'what is called for',
  reach: 'how far today reaches',
  today: 'where to start today',
  first: 'what comes first',
  name: 'what it is called',
};

interface Work {
  readonly assessment: Assessment;
  readonly pack: Pack;
  readonly page: Page;
  /** Whether the keys of a brief stand behind words. */
  readonly names: boolean;
}

/** How many answers each form names, the rest being counted, and whether it gives their keys. */
const shorter = [
  { few: 12, names: true },
  { few: 4, names: true },
  { few: 3, names: false },
  { few: 2, names: false },
] as const;

/** From the fullest form to the shortest. `everything` is the fullest, with the key of each answer unless in plain terms. */
export function openForms(
  assessment: Assessment,
  pack: Pack,
  page: Page,
  { everything, plainTerms }: { readonly everything: boolean; readonly plainTerms: boolean },
): readonly (readonly string[])[] {
  const work = (names: boolean): Work => ({ assessment, pack, page, names: names && !plainTerms });
  const still = possibleIn(work(everything));
  const question = questionLines(work(false));
  const form = (few: number, taken: Work): readonly string[] => [
    ...assumedLines(taken, few),
    ...still(few),
    ...question,
  ];
  if (everything) return [form(Number.POSITIVE_INFINITY, work(true))];
  return [
    ...shorter.map(({ few, names }) => form(few, work(names))),
    [...still(1), ...question],
    question,
  ];
}

const paragraph = (text: string, { page }: Work): readonly string[] =>
  wrap(text, page.width, '  ', '    ');

/** What was taken for granted, by what it could change; nothing rests on it where nothing is called for yet. */
function assumedLines(work: Work, few: number): readonly string[] {
  const { assessment, pack, names } = work;
  if (assessment.calledFor === null) return [];
  const byPins = new Map<string, Assessment['assumed'][number][]>();
  for (const entry of assessment.assumed) {
    const moves = entry.moves.filter((pin) => !(pin === 'today' && entry.moves.length > 1));
    const pins = listed(
      moves.map((pin) => pinTitles[pin] ?? `the warning "${titleOf(pin, pack)}"`),
    );
    byPins.set(pins, [...(byPins.get(pins) ?? []), entry]);
  }
  return [...byPins].flatMap(([pins, entries]) =>
    paragraph(
      `Taken for granted: ${cut(takenInWords(entries, pack, names), few)}. If not, ${pins} may change.`,
      work,
    ),
  );
}

/** Lines that say what is still possible, and of what it hangs on no more than a few. */
function possibleIn(work: Work): (few: number) => readonly string[] {
  const { assessment, pack, names } = work;
  const { possible } = assessment;
  if (possible.settled) return () => ['  Settled: nothing still unknown can change this.'];
  const still = stillPossible(assessment, pack).join(' ');
  const subjects = subjectsInWords(possible.hangsOn, pack, names);
  return (few) => {
    const on = subjects.length === 0 ? '' : ` It hangs on ${cut(subjects, few)}.`;
    return paragraph(`${still}${on}`, work);
  };
}

/** A sentence for each pin that is open, one for the warnings that are, and one for what is called for in any case. */
function stillPossible({ possible }: Assessment, pack: Pack): readonly string[] {
  const { calledFor, today, first, name, flags } = possible;
  const [sure] = calledFor;
  const warnings = pack.flags.filter(({ id }) => (flags[id]?.length ?? 0) > 1);
  return [
    ...(calledFor.length === 1 && sure
      ? [`${capital(titleOf(sure, pack))} is called for whatever is still unknown.`]
      : []),
    ...(calledFor.length > 1
      ? [`What is called for may be ${approachRange(calledFor, pack)}.`]
      : []),
    ...(today.length > 1 ? [`Today may reach ${approachRange(today, pack)}.`] : []),
    ...(first.length > 1 ? [`First may come ${approachRange(first, pack, 'nothing')}.`] : []),
    ...(name.length > 1 ? [`It may be called ${namesOf(name, pack)}.`] : []),
    ...(warnings.length > 0
      ? [
          `A warning may come: ${listed(
            warnings.map(({ title }) => title),
            'or',
          )}.`,
        ]
      : []),
  ];
}

const namesOf = (ids: readonly (string | null)[], pack: Pack): string =>
  listed(
    ids.map((id) => (id === null ? 'none of these' : titleOf(id, pack))),
    'or',
  );

/** What to ask first, in the pack's words. */
function questionLines(work: Work): readonly string[] {
  const { pack, assessment } = work;
  if (!assessment.nextQuestion) return [];
  const { fact, group, how, expected } = assessment.nextQuestion;
  const { people, facts } = pack;
  const asked =
    fact === people?.key
      ? people
      : group === null
        ? facts.find(({ id }) => id === fact)
        : people?.cells.find(({ id }) => fact === `${people.key}.${id}`);
  const left = Math.round(expected ?? 0);
  const so = how === 'fewest' && left > 1 ? `; about ${left} questions settle all` : '';
  const key = answerName(assessment.nextQuestion, pack);
  return paragraph(`Ask this first: ${asked?.question ?? ''} (${key}${so})`, work);
}
