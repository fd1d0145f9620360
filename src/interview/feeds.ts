// Which rules a question feeds, and whether an answer to it can still change what any of them says.
import { cellOutcome } from '../engine/groups.js';
import { type WorkedOut, workOut } from '../engine/layers.js';
import { type GroupReading, readGroups } from '../engine/reading.js';
import { either } from '../engine/values.js';
import type { Brief, Group } from '../model/brief.js';
import type { Pack, Rule } from '../model/pack.js';
import { asksOf, asksOfGroup, cellAsksOf, readsOfDerived } from '../model/reads.js';
import type { Ask } from './ask.js';

/** What one rule reads: facts, cells, and whether it looks at the list at all; what the pack works out counts as what it is worked out from. */
interface Reads {
  readonly facts: ReadonlySet<number>;
  readonly cells: ReadonlySet<number>;
}

const known = new WeakMap<Pack, readonly Reads[]>();

function readsOfRules(pack: Pack): readonly Reads[] {
  const made = known.get(pack) ?? pack.rules.map((rule) => readsOf(rule, pack));
  known.set(pack, made);
  return made;
}

function readsOf({ when, effect }: Rule, pack: Pack): Reads {
  const facts = new Set<number>();
  const cells = new Set<number>(cellAsksOf(when).map(({ cell }) => cell));
  if (effect.kind === 'offer' && effect.eachGroup)
    for (const { cell } of asksOfGroup(effect.eachGroup)) cells.add(cell);
  const seen = new Set<number>();
  const visit = (variable: number): void => {
    const entry = pack.variables[variable];
    if (!entry || seen.has(variable)) return;
    seen.add(variable);
    if (entry.kind === 'fact') facts.add(entry.index);
    const derived = entry.kind === 'derived' ? pack.derived[entry.index] : undefined;
    if (!derived) return;
    const reads = readsOfDerived(derived);
    for (const fact of reads.facts) facts.add(fact);
    for (const cell of reads.cells) cells.add(cell);
    for (const below of reads.variables) visit(below);
  };
  for (const { variable } of asksOf(when)) visit(variable);
  return { facts, cells };
}

/** The rules that read what a question asks, findings on proposals left out: they are of another command. */
export function rulesFedBy(ask: Ask, pack: Pack): readonly number[] {
  const feeds = ({ facts, cells }: Reads): boolean => {
    if (ask.kind === 'fact') return facts.has(ask.fact);
    if (ask.kind === 'cell') return cells.has(ask.cell);
    return ask.kind === 'people' && cells.size > 0;
  };
  return readsOfRules(pack).flatMap((reads, index) => {
    const rule = pack.rules[index];
    return rule?.off === null && rule.effect.kind !== 'finding' && feeds(reads) ? [index] : [];
  });
}

/** Of the rules that a question feeds, those that its answer can still move, all else unknown being open. */
export function rulesMoved(ask: Ask, brief: Brief, pack: Pack): readonly Rule[] {
  const { outcomes, groups } = openReading(without(ask, brief), pack);
  const group = ask.kind === 'cell' ? groups?.[0] : undefined;
  return rulesFedBy(ask, pack).flatMap((index) => {
    const rule = pack.rules[index] as Rule;
    const { effect } = rule;
    const forGroup = group && effect.kind === 'offer' && effect.eachGroup !== null;
    const moves =
      outcomes[index] === either ||
      (forGroup && effect.eachGroup !== null && cellOutcome(effect.eachGroup, group) === either);
    return moves ? [rule] : [];
  });
}

interface OpenReading {
  readonly outcomes: WorkedOut['outcomes'];
  readonly groups: readonly GroupReading[] | null;
}

const readings = new WeakMap<Brief, OpenReading>();

/** What rules come to, worked out once for each brief: a menu asks it of dozens of questions. */
function openReading(brief: Brief, pack: Pack): OpenReading {
  const before = readings.get(brief);
  if (before) return before;
  const { outcomes } = workOut(brief, pack, 'open');
  const reading = { outcomes, groups: readGroups(brief, pack, 'open') };
  readings.set(brief, reading);
  return reading;
}

/** The brief with one answer left open; for a question about a group the other groups are set aside, so that only this one tells. */
export function without(ask: Ask, brief: Brief): Brief {
  if (ask.kind === 'fact')
    return (brief.facts[ask.fact] ?? -1) < 0
      ? brief
      : { ...brief, facts: brief.facts.with(ask.fact, -1) };
  if (ask.kind === 'people') return brief.groups === null ? brief : { ...brief, groups: null };
  const group = ask.kind === 'cell' ? brief.groups?.[ask.group] : undefined;
  if (!group || ask.kind !== 'cell') return brief;
  if ((group.cells[ask.cell] ?? -1) < 0) return withGroupAlone(brief, group);
  return { ...brief, groups: [{ ...group, cells: group.cells.with(ask.cell, -1) }] };
}

const alone = new WeakMap<Group, readonly [from: Brief, alone: Brief]>();

/** The same brief each time for the same group of the same brief. */
function withGroupAlone(brief: Brief, group: Group): Brief {
  const before = alone.get(group);
  if (before?.[0] === brief) return before[1];
  const made = { ...brief, groups: [group] };
  alone.set(group, [brief, made]);
  return made;
}

const pinEffects = new Set([
  ...['kind', 'starts-at', 'at-least', 'at-most', 'duty-at-least', 'reach-at-most'],
  ...['first', 'name', 'flag'],
]);

/** Whether a rule bears on a pin, the name or a flag, not on advice alone. */
export const movesPins = ({ effect }: Rule): boolean => pinEffects.has(effect.kind);
