// In how much two examples differ: one that differs from another in one answer or setting shows where a rule stops speaking.
import type { Brief, Group } from '../model/brief.js';
import type { Settings } from '../model/settings.js';
import type { Example } from './examples.js';

/** The number of answers and settings that are not the same; a group more or less counts as one. */
export function apart(one: Example, other: Example): number {
  const [these, those] = [one.given, other.given];
  return (
    factsApart(these, those) +
    groupsApart(these.groups, those.groups) +
    settingsApart(one.settings, other.settings)
  );
}

function settingsApart(one: Settings, other: Settings): number {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].filter((id) => one[id] !== other[id]).length;
}

function factsApart(one: Brief, other: Brief): number {
  let apart = 0;
  for (const [fact, code] of one.facts.entries())
    if (
      code !== other.facts[fact] ||
      one.texts[fact] !== other.texts[fact] ||
      entriesOf(one, fact) !== entriesOf(other, fact)
    )
      apart += 1;
  return apart;
}

const entriesOf = ({ maps }: Brief, fact: number): string | undefined => {
  const map = maps[fact];
  return map && JSON.stringify(map.map(({ key, value }) => [key, value]));
};

function groupsApart(one: readonly Group[] | null, other: readonly Group[] | null): number {
  if (!one || !other) return one === other ? 0 : 1;
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  if (fewer.length === more.length)
    return sum(fewer.map((group, at) => cellsApart(group, more[at])));
  const left = more.filter((group) => !fewer.some((same) => cellsApart(group, same) === 0));
  return Math.max(left.length, more.length - fewer.length);
}

const cellsApart = (one: Group, other: Group | undefined): number =>
  other ? one.cells.filter((code, cell) => code !== other.cells[cell]).length : one.cells.length;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
