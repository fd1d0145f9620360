// A finding's texts with what was found put in: `{reach}`, `{proposal.approach}`, `{groups}`, `{because}`.
import { outcomeOf } from '../engine/conditions.js';
import type { WorkedOut } from '../engine/layers.js';
import { single } from '../engine/reading.js';
import { yes } from '../engine/values.js';
import type { Condition } from '../model/condition.js';
import type { Derived, Pack, Variable } from '../model/pack.js';
import { asksOf } from '../model/reads.js';

export interface Wording {
  readonly state: WorkedOut;
  /** Condition of the rule that speaks; null where none does. */
  readonly when: Condition | null;
  /** Names of the groups that made it speak. */
  readonly groups: readonly string[];
}

/** The text with everything in braces replaced; what has no value is said to be unknown. */
export function worded(text: string, wording: Wording): string {
  return text.includes('{') ? text.replace(/\{([\w.-]+)\}/g, (_, id: string) => wordFor(id, wording)) : text;
}

function wordFor(id: string, wording: Wording): string {
  if (id === 'groups') return inARow(wording.groups);
  if (id === 'because') return inARow(reasonsIn(wording));
  const { state } = wording;
  const index = state.pack.variables.findIndex((variable) => variable.id === id);
  const variable = state.pack.variables[index];
  return variable ? valueInWords(index, variable, state) : id;
}

/** `a`, `a and b`, `a, b and c`. */
export const inARow = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'nobody') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What the derived facts that a rule asks for say, those that hold. */
function reasonsIn({ state, when }: Wording): readonly string[] {
  const { variables, derived } = state.pack;
  const asks = when ? asksOf(when) : [];
  return asks.flatMap(({ variable, values }) => {
    const asked = variables[variable];
    const says = asked?.kind === 'derived' ? derived[asked.index]?.says : undefined;
    const holds = values !== null && ((state.sets[variable] ?? 0) & values) !== 0;
    return says && holds ? [says] : [];
  });
}

function valueInWords(index: number, variable: Variable, state: WorkedOut): string {
  const { pack, brief } = state;
  const text = variable.kind === 'fact' ? brief.texts[variable.index] : undefined;
  if (text !== undefined) return text;
  if (variable.kind === 'setting') return String(pack.settings[variable.index]?.value ?? '');
  if (variable.kind === 'flag') return inARow(whatRaised(variable.index, state));
  const derived = variable.kind === 'derived' ? pack.derived[variable.index] : undefined;
  const special = derived && derivedInWords(derived, state);
  if (special) return special;
  return titleOf(variable.values[single(state.sets[index] ?? 0)] ?? 'unknown', pack);
}

/** Why a flag is up: what the rules say that raised it. */
function whatRaised(flag: number, state: WorkedOut): readonly string[] {
  return state.pack.rules.flatMap(({ effect, when, because, off }) =>
    effect.kind === 'flag' && effect.to === flag && off === null && outcomeOf(when, state) === yes ? [because] : [],
  );
}

/** The keys that a map lacks, or the days between two dates. */
function derivedInWords(derived: Derived, { brief }: WorkedOut): string | null {
  if (derived.kind === 'lacks') {
    const given = (brief.maps[derived.map] ?? []).map(({ key }) => key);
    return inARow(derived.keys.filter((key) => !given.includes(key)));
  }
  if (derived.kind !== 'days') return null;
  const [from, to] = [brief.texts[derived.from], brief.texts[derived.to]];
  return from && to ? String(Math.round((Date.parse(to) - Date.parse(from)) / dayLength)) : null;
}

const dayLength = 24 * 60 * 60 * 1000;

/** The title of a position on the scale, a kind or a name; any other value as it is written. */
function titleOf(id: string, { scale, kinds, names }: Pack): string {
  const term = [...scale.approaches, ...kinds, ...names].find((one) => one.id === id);
  return term?.title ?? id;
}
