// How an answer to a documented case is judged, as the head of open.yaml says.

export interface Expected {
  readonly domain: string;
  readonly answer: string;
  readonly acceptable: readonly string[];
  readonly unacceptable: readonly string[];
}

export interface Judged {
  readonly domain: string | null;
  readonly calledFor: string | null;
  readonly today: string | null;
  readonly first: string | null;
  readonly name: string | null;
  readonly then: readonly { readonly calledFor: string | null }[];
}

export type Verdict = 'exact' | 'acceptable' | 'next phase' | 'elsewhere' | 'unacceptable';
export const verdicts: readonly Verdict[] = ['exact', 'acceptable', 'next phase', 'elsewhere', 'unacceptable'];

const bands: Readonly<Record<string, readonly string[]>> = {
  'doing-to': ['coercion', 'protection', 'education'],
  'doing-for': ['information', 'consultation', 'participation'],
  'doing-with': ['co-design', 'co-production'],
  outside: ['community-led-action', 'partnership-working', 'delegated-decision'],
};

/** An entry that is a band covers its approaches; co-production covers co-design. */
const covers = (entry: string, answer: string): boolean => entry === answer || (bands[entry] ?? []).includes(answer) || (entry === 'co-production' && answer === 'co-design');

const judgedNames = ['community-led-action', 'partnership-working'];

export function answerJudged({ first, name, calledFor }: Judged): string | null {
  return first ?? (name !== null && judgedNames.includes(name) ? name : calledFor);
}

export function judge(answer: Judged, expected: Expected): Verdict {
  const given = answerJudged(answer);
  const right = [expected.answer, ...expected.acceptable];
  const fits = (id: string | null) => id !== null && right.some((entry) => covers(entry, id));
  if (given === null) return 'elsewhere';
  if (given === expected.answer) return 'exact';
  if (expected.answer === 'co-production' && given === 'co-design') return 'exact';
  if (fits(given)) return 'acceptable';
  if (answer.then.some(({ calledFor }) => fits(calledFor)) || fits(answer.today)) return 'next phase';
  return expected.unacceptable.some((entry) => covers(entry, given)) ? 'unacceptable' : 'elsewhere';
}
