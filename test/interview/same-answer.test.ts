/** Whatever way an interview takes, its file gives what the same answers give when somebody writes them down. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOf } from '../../src/interview/ask.js';
import { acts } from '../../src/interview/flow.js';
import type { State } from '../../src/interview/state.js';
import { valueGiven } from '../../src/interview/words.js';
import { assess } from '../../src/reason/assess.js';
import { assessmentJson, type JsonObject } from '../../src/report/assessment-json.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';
import { nested } from './nested.js';
import { choose, fresh, press, screen, type } from './talk.js';

const pack = shippedPack('spectrum');

interface Said {
  readonly facts: Map<string, string>;
  groups: Map<string, Map<string, string>> | null;
}

/** One step by chance; what it says is noted apart from the interview's own memory. */
function move(state: State, chance: number, said: Said): State {
  const now = screen(state);
  if (chance % 11 === 0) return press(state, 'back');
  if (chance % 13 === 0) return press(state, 'review');
  if (chance % 17 === 0) return press(state, 'why');
  if (now.kind === 'type') return type(state, now.id === 'title' ? 'Any title' : '');
  const options = now.options.filter(({ value }) => value !== acts.leave && value !== acts.answer);
  const option = options[chance % options.length];
  const before = state;
  const after = choose(state, option?.value ?? '');
  note(before, option?.value ?? '', after, said);
  return after;
}

function note(before: State, value: string, after: State, said: Said): void {
  const { at } = before;
  if (at.kind === 'ask' && at.ask.kind === 'fact')
    set(said.facts, pack.facts[at.ask.fact]?.id ?? '', value);
  if (at.kind === 'ask' && at.ask.kind === 'cell') {
    const name = before.brief.groups?.[at.ask.group]?.name ?? '';
    set(said.groups?.get(name) ?? new Map(), pack.people?.cells[at.ask.cell]?.id ?? '', value);
  }
  if (at.kind === 'ask' && at.ask.kind === 'people' && value === acts.nobody)
    said.groups = new Map();
  if (at.kind === 'ask' && at.ask.kind === 'people' && value === acts.unsure) said.groups = null;
  if (at.kind === 'group-kind' && at.group !== null)
    said.groups?.get(before.brief.groups?.[at.group]?.name ?? '')?.set('group', value);
  if (at.kind === 'group' && value === acts.remove) {
    said.groups?.delete(before.brief.groups?.[at.group]?.name ?? '');
    if (said.groups?.size === 0) said.groups = null;
  }
  // what was dropped is told, so it is known to have gone
  for (const line of after.notes)
    if (line.startsWith('No longer'))
      for (const key of before.trail) if (!after.trail.includes(key)) drop(key, before, said);
}

const set = (map: Map<string, string>, key: string, value: string): unknown =>
  value === acts.unsure ? map.delete(key) : map.set(key, value);

function drop(key: string, state: State, said: Said): void {
  const ask = askOf(key, state.brief, pack);
  if (ask?.kind === 'fact') said.facts.delete(key);
  if (ask?.kind === 'cell')
    said.groups
      ?.get(state.brief.groups?.[ask.group]?.name ?? '')
      ?.delete(key.slice(key.lastIndexOf(': ') + 2));
}

/** Names are given by the interview where none is typed. */
function named(before: State, after: State, said: Said): void {
  if (before.at.kind !== 'group-name' || before.at.group !== null) return;
  const group = after.brief.groups?.at(-1);
  said.groups ??= new Map();
  said.groups.set(
    group?.name ?? '',
    new Map([['group', pack.people?.cells[0]?.values[before.at.first]?.id ?? '']]),
  );
}

function written({ facts, groups }: Said, title: string | null): object {
  const content = nested(facts);
  const list =
    groups && [...groups].map(([name, cells]) => ({ name, ...Object.fromEntries(cells) }));
  return {
    ...content,
    ...(title === null ? {} : { title }),
    ...(list ? { stakeholders: list } : {}),
  };
}

/** Places and names of files aside. */
const withoutPlaces = (json: JsonObject): unknown =>
  JSON.parse(
    JSON.stringify(json, (key, value) => (['at', 'id', 'title'].includes(key) ? undefined : value)),
  );

describe('an interview of any course', () => {
  it('gives the same JSON as its answers written down', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 5, maxLength: 45 }), (chances) => {
        const said: Said = { facts: new Map(), groups: null };
        let state = fresh(pack);
        for (const chance of chances) {
          const next = move(state, chance, said);
          named(state, next, said);
          state = next;
          if (state.at.kind === 'end') break;
        }
        const title = valueGiven({ kind: 'title' }, state.brief, pack);
        const apart = briefFrom(written(said, title), pack);
        const json = (brief: State['brief']) =>
          withoutPlaces(assessmentJson(assess(brief, pack), pack, { explain: false }));
        expect(json(state.tools.read(state.text))).toEqual(json(apart));
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
