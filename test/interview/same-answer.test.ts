/** Whatever way an interview takes, its file gives what the same answers give when somebody writes them down. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeAt } from '../../src/commands/run-advise-home.js';
import { sheetOf } from '../../src/commands/run-advise-sheet.js';
import { sayPossible } from '../../src/commands/run-advise-so-far.js';
import { askOf } from '../../src/interview/ask.js';
import { acts } from '../../src/interview/flow.js';
import type { State } from '../../src/interview/state.js';
import { valueGiven } from '../../src/interview/words.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import { plain } from '../../src/model/painter.js';
import { withUnsure } from '../../src/read/unsure-remark.js';
import { assess } from '../../src/reason/assess.js';
import { assessmentJson } from '../../src/report/assessment-json.js';
import type { Page } from '../../src/report/page.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';
import { nested } from './nested.js';
import { fresh, screen, wander } from './talk.js';

interface Said {
  readonly facts: Map<string, string>;
  groups: Map<string, Map<string, string>> | null;
}

/** One step by chance; what it says is noted apart from the interview's own memory. */
function move(state: State, chance: number, said: Said): State {
  const { state: after, chosen } = wander(state, chance);
  if (chosen === null) return after;
  if (screen(state).kind === 'choose') note(state, chosen, after, said);
  named(state, after, said);
  return after;
}

function note(before: State, value: string, after: State, said: Said): void {
  const { at } = before;
  const { pack } = before.tools;
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
  const ask = askOf(key, state.brief, state.tools.pack);
  if (ask?.kind === 'fact') said.facts.delete(key);
  if (ask?.kind === 'cell')
    said.groups
      ?.get(state.brief.groups?.[ask.group]?.name ?? '')
      ?.delete(key.slice(key.lastIndexOf(': ') + 2));
}

/** Names are given by the interview where none is typed. */
function named(before: State, after: State, said: Said): void {
  const { at } = before;
  if (at.kind !== 'group-name' || after.at === at) return;
  if (at.group === null) {
    const kind = before.tools.pack.people?.cells[0]?.values[at.first]?.id ?? '';
    said.groups ??= new Map();
    said.groups.set(after.brief.groups?.at(-1)?.name ?? '', new Map([['group', kind]]));
    return;
  }
  const [old, now] = [before, after].map(({ brief }) => brief.groups?.[at.group ?? -1]?.name ?? '');
  said.groups = new Map(
    [...(said.groups ?? [])].map(([name, cells]) => [name === old ? (now ?? '') : name, cells]),
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

/** The JSON of an answer, to the byte but for places and names of files. */
const jsonOf = (brief: Brief, pack: Pack): string =>
  JSON.stringify(assessmentJson(assess(brief, pack), pack, { explain: false }), (key, value) =>
    ['at', 'id', 'title'].includes(key) ? undefined : value,
  );

const packs = ['spectrum', 'vroom-yetton', 'vroom-2000-time'].map(
  (id) => [id, shippedPack(id)] as const,
);

describe.each(packs)('an interview of any course on %s', (_, pack) => {
  it('gives the same JSON as its answers written down', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 5, maxLength: 45 }), (chances) => {
        const said: Said = { facts: new Map(), groups: null };
        let state = fresh(pack);
        for (const chance of chances) state = move(state, chance, said);
        const title = valueGiven({ kind: 'title' }, state.brief, pack);
        const file = withUnsure(state.text, state.unsure);
        expect(jsonOf(state.tools.read(file), pack)).toBe(
          jsonOf(briefFrom(written(said, title), pack), pack),
        );
      }),
      // a course costs too much to be shrunk
      { numRuns: 30, endOnFailure: true },
    );
  }, 120_000);

  it('says on screen what assess says of the file so far, after every answer', () => {
    const home = homeAt('brief.yaml', null);
    const page: Page = { width: 80, paint: plain, ascii: false };
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 5, maxLength: 25 }), (chances) => {
        let state = fresh(pack);
        for (const chance of chances) {
          state = wander(state, chance).state;
          if (state.trail.length === 0) continue;
          const file = state.tools.read(withUnsure(state.text, state.unsure));
          const { possible } = assess(file, pack);
          const { above } = sheetOf(state, home, page, { columns: 200, rows: 80 }, false);
          const inBrackets = [...above.matchAll(/\[(.+?)\]/g)].map(([, title]) => title);
          expect(inBrackets).toEqual(
            pack.scale.approaches.flatMap(({ id, title }) =>
              possible.calledFor.includes(id) ? [title] : [],
            ),
          );
          expect(above.replaceAll('\n', ' ')).toContain(sayPossible(assess(file, pack), pack)[0]);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);
});
