// In how many answers two briefs differ: an example that differs from another in one shows where a rule stops speaking.
import type { Brief, Group } from '../model/brief.js';

/** The number of answers that are not the same; a group more or less counts as one. */
export function answersApart(one: Brief, other: Brief): number {
  return factsApart(one, other) + groupsApart(one.groups, other.groups);
}

function factsApart(one: Brief, other: Brief): number {
  const differ = one.facts.filter(
    (code, fact) =>
      code !== other.facts[fact] ||
      one.texts[fact] !== other.texts[fact] ||
      entriesOf(one, fact) !== entriesOf(other, fact),
  );
  return differ.length;
}

const entriesOf = ({ maps }: Brief, fact: number): string =>
  JSON.stringify(maps[fact]?.map(({ key, value }) => [key, value]));

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
