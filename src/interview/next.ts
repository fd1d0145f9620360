// Which question comes next. Suppose that all the rest is as usual: which few answers alone would settle the recommendation?
// Such a set is looked for in several ways; what most of them need is asked first. What none of them can use, and what
// can no longer change anything, is never asked.
import type { Brief, Group } from '../model/brief.js';
import type { Pin } from '../model/pack.js';
import type { Compiled } from '../reason/compile.js';
import { type Situation, situationOf } from '../reason/situation.js';
import type { Ask } from './ask.js';
import { isSettled, levelOf, type Outlook, openAsks, outlookOf, spectrum } from './outlook.js';

/** The next question; null where nothing that is left to ask can change these pins. */
export function nextAsk(
  brief: Brief,
  unsure: ReadonlySet<string>,
  compiled: Compiled,
  pins: readonly Pin[] = spectrum,
): Ask | null {
  const first = statedKind(brief, unsure, compiled);
  return first ?? asksNeeded(brief, unsure, compiled, pins)[0] ?? null;
}

/** The questions that would settle these pins if all is as usual, the one to ask first before the others. */
export function asksNeeded(
  brief: Brief,
  unsure: ReadonlySet<string>,
  compiled: Compiled,
  pins: readonly Pin[],
): readonly Ask[] {
  const outlook = outlookOf(brief, unsure, compiled, pins);
  return isSettled(outlook, outlook.situation) ? [] : mostNeeded(outlook);
}

/** The fact that states the kind of challenge stands before everything else, where the pack has one; not for a brief that tells the kind by its signs. */
function statedKind(brief: Brief, unsure: ReadonlySet<string>, { pack }: Compiled): Ask | null {
  const index = pack.facts.findIndex(
    ({ leftOut }, fact) => leftOut === 'stays' && fact === pack.then?.kindFact,
  );
  const fact = pack.facts[index];
  const isGiven = (each: number): boolean => (brief.facts[each] ?? -1) >= 0;
  const hasSigns = pack.facts.some(({ leftOut }, each) => leftOut === 'abstains' && isGiven(each));
  if (!fact || isGiven(index) || hasSigns || unsure.has(fact.id)) return null;
  return { kind: 'fact', fact: index };
}

const tries = 8;

function mostNeeded(outlook: Outlook): readonly Ask[] {
  const asks = openAsks(outlook);
  const counts = new Int32Array(asks.length);
  let best: readonly number[] | null = null;
  for (let turn = 0; turn < tries; turn += 1) {
    const needed = enough(asks, turn, outlook);
    for (const index of needed) (counts[index] as number)++;
    if (!best || needed.length < best.length) best = needed;
  }
  const order = [...(best ?? [])].sort(
    (a, b) =>
      (counts[b] as number) - (counts[a] as number) ||
      place(asks[a], outlook) - place(asks[b], outlook),
  );
  return order.map((index) => asks[index] as Ask);
}

/** The order in which things are talked about: as the diagrams have them, then the people. */
function place(ask: Ask | undefined, outlook: Outlook): number {
  if (ask?.kind === 'fact') return levelOf(ask.fact, outlook);
  return ask?.kind === 'cell' ? 1_000_000 + ask.group * 1000 + ask.cell : 999_999;
}

/** Positions of questions whose usual answers settle the pins, none of which can be spared. */
function enough(asks: readonly Ask[], turn: number, outlook: Outlook): readonly number[] {
  const kept = new Set(asks.keys());
  let people = peopleUnder(kept, asks, outlook);
  const tryWithout = (some: readonly number[]): boolean => {
    for (const index of some) kept.delete(index);
    const isAboutFacts = some.every((index) => asks[index]?.kind === 'fact');
    const then = isAboutFacts ? people : peopleUnder(kept, asks, outlook);
    if (isSettled(outlook, supposing(kept, then, asks, outlook))) {
      people = then;
      return true;
    }
    for (const index of some) kept.add(index);
    return false;
  };
  const [facts, about] = split(asks, turn);
  const withoutPeople = (): void => {
    if (about.length === 0 || tryWithout(about)) return;
    for (const index of about) tryWithout([index]);
  };
  if (turn % 2 === 0) withoutPeople();
  for (const index of facts) tryWithout([index]);
  if (turn % 2 === 1) withoutPeople();
  return [...kept];
}

/** Facts and questions about people, in the order in which to try to do without them. */
function split(
  asks: readonly Ask[],
  turn: number,
): readonly [readonly number[], readonly number[]] {
  const facts = [...asks.keys()].filter((index) => asks[index]?.kind === 'fact');
  const about = [...asks.keys()].filter((index) => asks[index]?.kind !== 'fact');
  if (turn === 0) return [facts.reverse(), about];
  return turn === 1 ? [facts, about] : [shuffled(facts, turn), shuffled(about, turn)];
}

/** The same for the same turn, always. */
function shuffled(indexes: readonly number[], turn: number): number[] {
  const mixed = [...indexes];
  let seed = turn * 2_654_435_761;
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = seed % (last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as number, mixed[last] as number];
  }
  return mixed;
}

type Combinations = Situation['combinations'];

/** The combinations of people that may be where these questions are answered as usual. */
function peopleUnder(
  kept: ReadonlySet<number>,
  asks: readonly Ask[],
  outlook: Outlook,
): Combinations {
  const { brief, compiled, usualGroups } = outlook;
  const cells = new Map<string, true>();
  let whole = false;
  for (const index of kept) {
    const ask = asks[index];
    if (ask?.kind === 'people') whole = true;
    if (ask?.kind === 'cell') cells.set(`${ask.group}.${ask.cell}`, true);
  }
  const groups =
    brief.groups?.map((group, index): Group => {
      const usual = usualGroups[index];
      return {
        ...group,
        cells: group.cells.map((code, cell) =>
          code < 0 && cells.has(`${index}.${cell}`) ? (usual?.cells[cell] ?? code) : code,
        ),
      };
    }) ?? (whole ? usualGroups : null);
  return situationOf({ ...brief, groups }, compiled).combinations;
}

/** What is open where these questions are answered as usual. */
function supposing(
  kept: ReadonlySet<number>,
  combinations: Combinations,
  asks: readonly Ask[],
  outlook: Outlook,
): Situation {
  const { situation, usual } = outlook;
  const open = Int32Array.from(situation.open);
  for (const index of kept) {
    const ask = asks[index];
    if (ask?.kind !== 'fact') continue;
    const level = levelOf(ask.fact, outlook);
    open[level] = 1 << (usual[level] as number);
  }
  return { ...situation, open, combinations };
}
