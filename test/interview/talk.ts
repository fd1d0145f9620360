// An interview in a test: its tools, and a way to answer by what is on screen.
import { acts, type Event, step } from '../../src/interview/flow.js';
import { type Screen, screenOf } from '../../src/interview/screen.js';
import { begin, type State, type Tools } from '../../src/interview/state.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import { readBriefs } from '../../src/read/brief.js';
import { editBrief } from '../../src/read/edit-brief.js';
import { briefTemplate } from '../../src/read/template.js';

export function toolsFor(pack: Pack): Tools {
  const read = (text: string): Brief => {
    const [found] = readBriefs({ name: 'brief.yaml', text, linesBefore: 0 }, 'yaml', pack);
    if (!found?.value) throw new Error(`${found?.diagnostics[0]?.message}\n${text}`);
    return found.value;
  };
  return { pack, read, edit: editBrief };
}

export const fresh = (pack: Pack): State => begin(briefTemplate(pack), false, toolsFor(pack));
export const resumed = (text: string, pack: Pack, unsure: readonly string[] = []): State =>
  begin(text, true, toolsFor(pack), unsure);

export function screen(state: State): Screen {
  const found = screenOf(state);
  if (!found) throw new Error('the interview is over');
  return found;
}

export const choose = (state: State, value: string): State =>
  step(state, { kind: 'choose', value });
export const type = (state: State, text: string): State => step(state, { kind: 'type', text });
export const press = (state: State, kind: Exclude<Event['kind'], 'choose' | 'type'>): State =>
  step(state, { kind });

/** Answers whatever is asked from a table of values by question, not known where the table has none, until it is settled. */
export function answeredFrom(
  state: State,
  table: Readonly<Record<string, string>>,
  most = 80,
): { readonly state: State; readonly asked: readonly string[] } {
  const asked: string[] = [];
  let now = state;
  while (now.at.kind === 'ask' && asked.length < most) {
    const { id, kind } = screen(now);
    asked.push(id);
    const value = table[id];
    now = kind === 'type' ? type(now, value ?? '') : choose(now, value ?? 'do not know');
  }
  return { state: now, asked };
}

/** One step by chance, never out of the interview; what was chosen or typed, null for a key. */
export function wander(
  state: State,
  chance: number,
): { readonly state: State; readonly chosen: string | null } {
  const now = screen(state);
  if (chance % 11 === 0) return { state: press(state, 'back'), chosen: null };
  if (chance % 13 === 0) return { state: press(state, 'review'), chosen: null };
  if (chance % 17 === 0) return { state: press(state, 'why'), chosen: null };
  if (now.kind === 'type') {
    const text = now.id === 'title' ? 'Any title' : '';
    return { state: type(state, text), chosen: text };
  }
  const stays = now.options.filter(({ value }) => value !== acts.leave && value !== acts.answer);
  const chosen = stays[chance % stays.length]?.value ?? '';
  return { state: choose(state, chosen), chosen };
}
