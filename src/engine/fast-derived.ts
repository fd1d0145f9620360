// Derived facts for the fast decision: each a fold over codes, written into a slot of its own.
import type { Ballot, Derived } from '../model/pack.js';
import { both, oneOf, type Slot } from './clauses.js';
import { askSome, askTally, clausesOfGroup } from './fast-groups.js';
import {
  addCopy,
  addSlot,
  askAmong,
  clausesOf,
  levelOf,
  type Slots,
  someSlot,
  truthSlot,
} from './fast-slots.js';

/** The slot of a derived fact, whose inputs have theirs. */
export function derivedSlot(derived: Derived, index: number, slots: Slots): Slot {
  const count = slots.pack.variables[derived.variable]?.values.length ?? 0;
  switch (derived.kind) {
    case 'when':
      return truthSlot(clausesOf(derived.when, true, slots), slots);
    case 'vote':
      return tallySlot(derived.ballots, count - 1, count, derived.tie, slots);
    case 'agreement':
      return tallySlot(derived.ballots, derived.options.length, count, null, slots);
    case 'count':
      return countSlot(derived, count, slots);
    case 'highest':
    case 'lowest':
      return extremeSlot(derived, count, slots);
    case 'any':
      return someSlot(askAmong(derived.where, derived.of, true, slots), true, slots);
    case 'every':
      return someSlot(askAmong(derived.where, derived.of, false, slots), false, slots);
    case 'count-groups': {
      const tally = askTally(derived.where, derived.together, slots.groups);
      const { answers } = slots;
      return addSlot(slots, count, 0, (slot) => (_, codes) => {
        codes[slot] = Math.min(derived.upTo, answers.tallies[tally] as number);
      });
    }
    case 'days':
    case 'lacks': {
      const slot = addCopy(slots, count);
      slots.copies.outside.push({ slot, derived: index });
      return slot;
    }
  }
}

/** The option with most voices (one past the last for none), or with no `tie` how many voices it has. */
function tallySlot(
  ballots: readonly Ballot[],
  options: number,
  count: number,
  tie: 'leftmost' | 'rightmost' | null,
  slots: Slots,
): Slot {
  const inputs = ballots.map(({ variable }) => slots.of[variable] as Slot);
  const says = ballots.map((ballot) => Int8Array.from(ballot.says));
  const voices = new Int32Array(options);
  return addSlot(slots, count, levelOf(inputs, slots), (slot) => (_, codes) => {
    voices.fill(0);
    for (let ballot = 0; ballot < inputs.length; ballot++) {
      const option = (says[ballot] as Int8Array)[codes[inputs[ballot] as number] as number] ?? -1;
      if (option >= 0) voices[option] = (voices[option] as number) + 1;
    }
    let most = 0;
    let held = options;
    for (let option = 0; option < options; option++) {
      const heard = voices[option] as number;
      if (heard > most || (heard === most && most > 0 && tie === 'rightmost')) {
        most = heard;
        held = option;
      }
    }
    codes[slot] = tie === null ? most : held;
  });
}

function countSlot(
  { of, upTo }: Extract<Derived, { kind: 'count' }>,
  count: number,
  slots: Slots,
): Slot {
  const inputs = of.map(({ variable }) => slots.of[variable] as Slot);
  const wanted = Int32Array.from(of, ({ values }) => values);
  return addSlot(slots, count, levelOf(inputs, slots), (slot) => (_, codes) => {
    let found = 0;
    for (let index = 0; index < inputs.length; index++)
      if ((wanted[index] as number) & (1 << (codes[inputs[index] as number] as number))) found++;
    codes[slot] = Math.min(upTo, found);
  });
}

function extremeSlot(
  { kind, cell, where, nobody }: Extract<Derived, { kind: 'highest' | 'lowest' }>,
  count: number,
  slots: Slots,
): Slot {
  const { groups, answers } = slots;
  const picked = clausesOfGroup(where, true, groups);
  const questions = Array.from({ length: count }, (_, value) =>
    askSome(both(picked, oneOf(cell, 1 << value, count)), groups),
  );
  const inOrder = [...questions.keys()];
  if (kind === 'highest') inOrder.reverse();
  return addSlot(slots, count, 0, (slot) => (_, codes) => {
    let found = nobody;
    for (const value of inOrder) {
      if (answers.some[questions[value] as number] === 0) continue;
      found = value;
      break;
    }
    codes[slot] = found;
  });
}
