// The least number of questions that can be expected until an answer is settled, over all ways to ask: what is asked next
// may hang on what was answered. Worked out exactly, as long as few questions are open.
//
// All results together are made one function of the open questions. Answering one leaves a function of the others, and
// the same function may be left by many ways of asking: it is looked into once (the diagram's number tells).

import { valuesOf } from '../engine/values.js';
import type { Possible } from '../model/assessment.js';
import {
  addVariable,
  box,
  branch,
  constant,
  createForest,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  levelOf,
} from './diagram.js';
import { apply, cases } from './operations.js';
import { inputsOf, joined, type Lists, type Mark, nobody } from './people.js';
import { onward } from './reachable.js';
import { type Result, resultsSeen } from './results.js';
import type { Situation } from './situation.js';
import { shares } from './spread.js';
import { leastQuestions } from './tree-search.js';

type Open = Possible['hangsOn'];

export interface Fewest {
  readonly ask: Open[number];
  readonly expected: number;
}

/** More open questions than this are not tried; nor are more functions than this looked into. */
const [mostQuestions, mostFunctions] = [12, 1500];

/** The question with which the least number is expected until these results are settled; null where that is out of reach. */
export function fewestQuestions(
  situation: Situation,
  hangsOn: Open,
  results: readonly number[],
): Fewest | null {
  const { pack } = situation.compiled;
  const asksForList =
    situation.groups === null && hangsOn.some(({ fact }) => fact === pack.people?.key);
  if (asksForList || hangsOn.length > mostQuestions) return null;
  const asked = askedFor(situation, hangsOn);
  const all = allResults(results, asked, situation);
  return all === null ? null : leastExpected(all, asked);
}

/** An open question as a variable: how likely each answer is. */
interface Variable {
  readonly question: Open[number];
  readonly shares: ReadonlyMap<number, number>;
}

interface Asked {
  readonly forest: Forest;
  readonly variables: ReadonlyMap<Level, Variable>;
  /** By group and cell the level of an open cell. */
  readonly cells: ReadonlyMap<string, Level>;
}

/** The open questions as variables: facts at their levels, cells after all facts. */
function askedFor({ brief, compiled, open }: Situation, hangsOn: Open): Asked {
  const { pack, asked } = compiled;
  const forest = createForest(compiled.forest.sizes);
  const variables = new Map<Level, Variable>();
  const cells = new Map<string, Level>();
  for (const question of hangsOn) {
    if (question.group === null) {
      const level = asked.findIndex(
        (entry) => entry.kind === 'fact' && pack.facts[entry.fact]?.id === question.fact,
      );
      const entry = asked[level];
      const usual = entry?.kind === 'fact' ? (pack.facts[entry.fact]?.usual ?? []) : [];
      variables.set(level, { question, shares: shares(open[level] as number, usual) });
      continue;
    }
    const group = brief.groups?.findIndex(({ name }) => name === question.group) ?? -1;
    const cell = pack.people?.cells.findIndex(({ id }) => question.fact.endsWith(`.${id}`)) ?? -1;
    const { values, usual } = pack.people?.cells[cell] ?? { values: [], usual: [] };
    const level = addVariable(forest, values.length);
    cells.set(`${group} ${cell}`, level);
    variables.set(level, { question, shares: shares((1 << values.length) - 1, usual) });
  }
  return { forest, variables, cells };
}

/** One function that tells all these results apart, of the open questions alone; null where it is too large. */
function allResults(
  results: readonly number[],
  asked: Asked,
  situation: Situation,
): Diagram | null {
  const { compiled } = situation;
  const marks = compiled.levelOfMark.map((_, mark) => () => markOfList(mark, asked, situation));
  const made: (Diagram | undefined)[] = [];
  const markAt = (mark: number): Diagram => (made[mark] ??= (marks[mark] as () => Diagram)());
  let all = constant(0);
  for (const index of results) {
    const { f } = resultsSeen(compiled)[index] as Result;
    const numbers = new Map<number, number>();
    const pair = (a: number, b: number): number => {
      const key = 64 * a + b;
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    };
    all = apply(asked.forest, all, openPart(f, markAt, asked, situation), pair);
    if (asked.forest.count > mostFunctions) return null;
  }
  return all;
}

/** A result with what is known put in, and for marks what they come to. */
function openPart(
  f: Diagram,
  markAt: (mark: number) => Diagram,
  { forest }: Asked,
  situation: Situation,
): Diagram {
  const { compiled, open } = situation;
  const known = new Map<Diagram, Diagram>();
  const walk = (from: Diagram): Diagram => {
    const at = onward(from, situation);
    if (isConstant(at)) return at;
    const before = known.get(at);
    if (before !== undefined) return before;
    const level = levelOf(compiled.forest, at);
    const entry = compiled.asked[level];
    const size = compiled.forest.sizes[level] as number;
    // a value that cannot be leads where the first that can be does, so that it tells nothing apart
    const [first] = valuesOf(open[level] as number);
    const to = Array.from({ length: size }, (_, value) =>
      walk(
        branch(
          compiled.forest,
          at,
          ((open[level] as number) >> value) & 1 ? value : (first as number),
        ),
      ),
    );
    const made =
      entry?.kind === 'mark' ? cases(forest, markAt(entry.mark), to) : box(forest, level, to);
    known.set(at, made);
    return made;
  };
  return walk(f);
}

/** The state of a mark for the whole list, as a function of the open cells. */
function markOfList(index: number, asked: Asked, { groups, compiled }: Situation): Diagram {
  const { lists } = compiled;
  const mark = lists.marks[index] as Mark;
  return (groups ?? []).reduce(
    (sum, reading, group) => {
      const adds = addedBy(index, inputsOf(reading), group, asked, lists);
      return apply(asked.forest, sum, adds, (a, b) => joined(mark, a, b));
    },
    constant(nobody(mark)),
  );
}

/** What one group adds to a mark. Cells that do not matter are taken at any of their values. */
function addedBy(
  mark: number,
  open: readonly number[],
  group: number,
  { forest, cells }: Asked,
  lists: Lists,
): Diagram {
  const known = new Map<Diagram, Diagram>();
  const walk = (at: Diagram): Diagram => {
    if (isConstant(at)) return at;
    const before = known.get(at);
    if (before !== undefined) return before;
    const level = levelOf(lists.forest, at);
    const own = cells.get(`${group} ${level}`);
    const [first] = valuesOf(open[level] as number);
    const made =
      own === undefined
        ? walk(branch(lists.forest, at, first as number))
        : box(
            forest,
            own,
            Array.from({ length: forest.sizes[own] as number }, (_, value) =>
              walk(branch(lists.forest, at, value)),
            ),
          );
    known.set(at, made);
    return made;
  };
  return walk(lists.adds[mark] as Diagram);
}

/** The best first question to a function and what is then expected; null where too many functions come of it. */
function leastExpected(all: Diagram, { forest, variables }: Asked): Fewest | null {
  const found = leastQuestions(
    all,
    forest,
    new Map([...variables].map(([level, { shares: own }]) => [level, own])),
  );
  const question = variables.get(found?.level ?? -1)?.question;
  return found && question ? { ask: question, expected: found.expected } : null;
}
