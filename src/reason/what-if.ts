// What would change an answer, put together: what leads each pin elsewhere and how firmly it stands, and what leads to an
// approach that is aimed at.
import { pinVariable } from '../engine/layers.js';
import type { Assessment } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { Pack, Pin } from '../model/pack.js';
import type { Aim, Change, ChangeSet, Movable, Ways, WhatIf } from '../model/what-if.js';
import { assess } from './assess.js';
import { changes, elsewhere, type Goal } from './change.js';
import { type Compiled, compiled, type TooLarge } from './compile.js';
import { robust } from './robust.js';
import { type Situation, situationOf } from './situation.js';

const pinOf = {
  calledFor: 'called-for',
  today: 'today',
  first: 'first',
  name: 'name',
} as const satisfies Readonly<Record<string, Pin>>;

/**
 * What would change the answer to a brief, and to each of its parts. `to` is the approach or name that is aimed at; unless
 * one is, what leads elsewhere is told, and what lets today reach what is called for.
 */
export function whatIf(brief: Brief, pack: Pack, to: string | null): WhatIf | TooLarge {
  const diagrams = compiled(pack);
  return diagrams.kind === 'too-large' ? diagrams : whatIfWith(brief, diagrams, to);
}

/** An answer and those of its parts, nothing being asked of what would change them. */
export const onlyAnswer = (answer: Assessment): WhatIf => ({
  answer,
  moves: null,
  aims: [],
  parts: answer.parts.map(onlyAnswer),
});

function whatIfWith(brief: Brief, diagrams: Compiled, to: string | null): WhatIf {
  const { pack } = diagrams;
  const answer = assess({ ...brief, parts: [] }, pack);
  const parts = brief.parts.map((part) => whatIfWith(part, diagrams, to));
  const hasOnlyParts = answer.calledFor === null && parts.length > 0;
  if (hasOnlyParts) return { answer, moves: null, aims: [], parts };
  const situation = situationOf(brief, diagrams);
  return {
    answer,
    moves: to === null ? movablePins(answer).map((pin) => movable(pin, answer, situation)) : null,
    aims: aimsOf(answer, to, pack).map(({ pin, to: wanted }) =>
      aim(pin, wanted, answer, situation),
    ),
    parts,
  };
}

/** Where nothing is called for yet, all other pins wait for that. */
const movablePins = ({ calledFor }: Assessment): readonly Movable['pin'][] =>
  calledFor === null ? ['calledFor'] : ['calledFor', 'today', 'first'];

function movable(pin: Movable['pin'], answer: Assessment, situation: Situation): Movable {
  const ways = waysTo(elsewhere([pinOf[pin]], situation), situation);
  return { pin, is: answer[pin], ...ways, ...robust(situation, [pinOf[pin]]) };
}

function aimsOf(
  { calledFor, today }: Assessment,
  to: string | null,
  pack: Pack,
): readonly Pick<Aim, 'pin' | 'to'>[] {
  if (to === null)
    return calledFor === null || calledFor === today ? [] : [{ pin: 'today', to: calledFor }];
  if (pack.names.some(({ id }) => id === to)) return [{ pin: 'name', to }];
  return [
    { pin: 'calledFor', to },
    { pin: 'today', to },
  ];
}

function aim(pin: Aim['pin'], to: string, answer: Assessment, situation: Situation): Aim {
  if (answer[pin] === to) return { pin, to, holds: true, sets: [], advice: [] };
  const { pack } = situation.compiled;
  const value = pack.variables[pinVariable(pinOf[pin], pack)]?.values.indexOf(to) ?? -1;
  return {
    ...{ pin, to, holds: false },
    ...waysTo([{ pin: pinOf[pin], accepts: 1 << value }], situation),
  };
}

function waysTo(goals: readonly Goal[], situation: Situation): Ways {
  const { pack } = situation.compiled;
  return {
    sets: nearestFirst(changes(situation, goals), pack),
    advice: nearestFirst(changes(situation, goals, { onlyChangeable: true }), pack),
  };
}

/** Sets of as many changes as each other, those first that go fewest steps along ordered values. */
const nearestFirst = (sets: readonly ChangeSet[], pack: Pack): readonly ChangeSet[] =>
  sets
    .map((set) => ({ set, away: set.changes.reduce((sum, each) => sum + stepsOf(each, pack), 0) }))
    .sort((a, b) => a.away - b.away)
    .map(({ set }) => set);

function stepsOf({ fact, group, from, to }: Change, pack: Pack): number {
  const asked =
    group === null
      ? pack.facts.find(({ id }) => id === fact)
      : pack.people?.cells.find(({ id }) => fact === `${pack.people?.key}.${id}`);
  if (!asked?.ordered || from === null) return 1;
  const place = (value: string | null) => asked.values.findIndex(({ id }) => id === value);
  return Math.abs(place(from) - place(to));
}
