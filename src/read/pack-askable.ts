// Everything that conditions of a pack may ask about, given its values and its place in the table of variables:
// settings, facts, people and derived facts, the base's first. What they are worked out from is read afterwards.

import type { VariableIndex } from '../model/condition.js';
import { diagnostic } from '../model/diagnostic.js';
import type { Fact, Pack, People, Setting, Variable } from '../model/pack.js';
import { type DerivedHead, derivedHead, derivedVariable } from './pack-derived-forms.js';
import { positions } from './pack-derived-plan.js';
import { type FactHead, factHead, factVariable } from './pack-facts.js';
import type { Frame } from './pack-frame.js';
import type { Declared, Placed } from './pack-gather.js';
import { on } from './pack-page.js';
import { peopleOf } from './pack-people.js';
import { peopleWords } from './pack-people-words.js';
import { settingOf, settingVariable } from './pack-settings.js';
import { flagVariable, pinVariables, type Vocabulary, wordsOf } from './pack-vocabulary.js';

export interface Askable {
  readonly settings: readonly Setting[];
  readonly facts: readonly Fact[];
  /** Those of the files, their ordinary values still to be read. */
  readonly heads: readonly FactHead[];
  readonly people: People | null;
  readonly derivedHeads: readonly (DerivedHead & Placing)[];
  readonly variables: readonly Variable[];
  readonly vocabulary: Vocabulary;
}

interface Placing {
  readonly variable: VariableIndex;
}

export interface Declarations {
  readonly settings: readonly Declared[];
  readonly facts: readonly Declared[];
  readonly derived: readonly Declared[];
  readonly people: Placed | undefined;
}

export function askableOf(
  declared: Declarations,
  { named, sourceIds }: Frame,
  base: Pack | null,
): Askable {
  const results = base ? base.variables : pinVariables(named);
  const flags = named.flags.map(flagVariable).slice(base?.flags.length ?? 0);
  const start = results.length + flags.length;
  const newSettings = numbered(
    declared.settings.flatMap((one) => settingOf(one, sourceIds) ?? []),
    start,
  );
  const read = declared.facts.flatMap((one) => factHead(one, named, sourceIds) ?? []);
  const placed = numbered(
    read.map(({ fact }) => fact),
    start + newSettings.length,
  );
  const heads = read.map((head, at) => ({ ...head, fact: placed[at] ?? head.fact }));
  const facts = [...(base?.facts ?? []), ...placed];
  const { people, words: peopleFound } = peopleRead(declared.people, base, facts, sourceIds);
  const derivedHeads = numbered(
    declared.derived.flatMap((one) => derivedHead(one, peopleFound) ?? []),
    start + newSettings.length + placed.length,
  );
  const settings = [...(base?.settings ?? []), ...newSettings];
  const count = { settings: base?.settings.length ?? 0, facts: base?.facts.length ?? 0 };
  const derivedBefore = base?.derived.length ?? 0;
  const variables = [
    ...results,
    ...flags,
    ...newSettings.map((one, at) => settingVariable(one, count.settings + at)),
    ...placed.map((one, at) => factVariable(one, count.facts + at)),
    ...derivedHeads.map((one, at) => derivedVariable(one, derivedBefore + at)),
  ];
  return {
    ...{ settings, facts, heads, people, derivedHeads, variables },
    vocabulary: { words: wordsOf(variables, named), people: peopleFound },
  };
}

const numbered = <T extends object>(things: readonly T[], from: number): readonly (T & Placing)[] =>
  things.map((one, at) => ({ ...one, variable: (from + at) as VariableIndex }));

function peopleRead(
  placed: Placed | undefined,
  base: Pack | null,
  facts: readonly Fact[],
  sources: ReadonlyMap<string, number>,
): { readonly people: People | null; readonly words: Vocabulary['people'] } {
  const read = placed && peopleOf(placed, base, positions(facts, 'map'), sources);
  if (read) {
    checkKey(placed, read.people.key, facts);
    return read;
  }
  const people = base?.people ?? null;
  return { people, words: people && peopleWords(people) };
}

function checkKey({ page, entry }: Placed, key: string, facts: readonly Fact[]): void {
  if (!facts.some(({ id }) => id === key || id.startsWith(`${key}.`))) return;
  const why = 'a fact has that key';
  page.report(diagnostic('pack/reserved-id', on(page, entry.keySpan), key, why));
}
