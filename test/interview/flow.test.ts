import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acts } from '../../src/interview/flow.js';
import { screenOf } from '../../src/interview/screen.js';
import { sectionsLeft } from '../../src/interview/state.js';
import { assess } from '../../src/reason/assess.js';
import { pack as small } from '../read/fixtures/pack.js';
import { shippedPack } from '../shipped-pack.js';
import { answeredFrom, choose, fresh, press, resumed, screen, type } from './talk.js';

const pack = shippedPack('spectrum');
const example = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../examples', `${name}.yaml`), 'utf8');
const begun = () => type(fresh(pack), 'Loneliness');

describe('the first questions', () => {
  it('are the title and the kind of challenge', () => {
    expect(screen(fresh(pack))).toMatchObject({ id: 'title', kind: 'type' });
    expect(screen(begun())).toMatchObject({ id: 'challenge.domain', kind: 'choose' });
  });

  it('ask for the signs where somebody is not sure of the kind', () => {
    const signs = pack.facts.filter(({ leftOut }) => leftOut === 'abstains').map(({ id }) => id);
    expect(signs).toContain(screen(choose(begun(), acts.unsure)).id);
  });

  it('leave out the signs where the kind is known', () => {
    const { asked } = answeredFrom(choose(begun(), 'complicated'), {});
    expect(
      asked.filter((id) => /cause-and-effect|repeatability|knowledge-held-by|subject/.test(id)),
    ).toEqual([]);
  });

  it('begin after the title where the brief has one', () => {
    expect(screen(resumed('toforwith: 1\ntitle: Fees\n', pack)).id).toBe('challenge.domain');
  });

  it('may leave the title for later', () => {
    const state = type(fresh(pack), '  ');
    expect(screen(state).id).toBe('challenge.domain');
    expect(state.text).toContain('# title:');
  });
});

describe('every question', () => {
  const { asked } = answeredFrom(begun(), {});
  it.each(asked)('%s can be answered by not knowing', (id) => {
    let state = begun();
    while (screen(state).id !== id)
      state = screen(state).kind === 'type' ? type(state, '') : choose(state, acts.unsure);
    expect(screen(state).options.map(({ value }) => value)).toContain(acts.unsure);
  });

  it('is asked in the words of the pack, and so are its answers', () => {
    const state = begun();
    const fact = pack.facts.find(({ id }) => id === 'challenge.domain');
    expect(screen(state)).toMatchObject({ question: fact?.question, help: [fact?.help] });
    expect(
      screen(state)
        .options.slice(0, -1)
        .map(({ value, help }) => ({ id: value, help })),
    ).toEqual(fact?.values);
  });

  it('says why it is asked: what it changes, and rules that it feeds', () => {
    const state = press(choose(begun(), 'complex'), 'why');
    expect(screen(state).why?.[0]).toMatch(/^It changes /);
    expect(screen(state).why?.length).toBeGreaterThan(1);
    expect(screen(press(state, 'why')).why).toBeNull();
  });

  it('can still change the answer', () => {
    let state = begun();
    for (let count = 0; state.at.kind === 'ask'; count += 1) {
      const { id, options } = screen(state);
      const hangs = assess(state.brief, pack).possible.hangsOn.map(({ fact, group }) =>
        group === null ? fact : `${group}: ${fact.split('.')[1]}`,
      );
      if (id !== 'challenge.domain') expect(hangs).toContain(id);
      if (id === 'stakeholders') break;
      state = choose(state, options[count % 2]?.value ?? '');
    }
  });

  it('takes no answer that it does not offer', () => {
    const state = choose(begun(), 'tangled');
    expect(screen(state)).toMatchObject({
      id: 'challenge.domain',
      notes: ['"tangled" is no answer here.'],
    });
  });
});

describe('going back', () => {
  it('leads to the question before, with its answer', () => {
    const state = press(choose(begun(), 'complex'), 'back');
    expect(screen(state)).toMatchObject({ id: 'challenge.domain', current: 'complex' });
    expect(screen(press(state, 'back'))).toMatchObject({ id: 'title', current: 'Loneliness' });
    expect(screen(press(press(state, 'back'), 'back')).notes).toEqual([
      'This is the first question.',
    ]);
  });

  it('keeps the answers given since', () => {
    const later = choose(choose(begun(), 'complex'), 'months');
    const given = later.trail.at(-1) ?? '';
    const state = choose(press(press(later, 'back'), 'back'), 'complicated');
    expect(state.trail).toContain(given);
    expect(state.brief.facts[pack.facts.findIndex(({ id }) => id === given)]).not.toBe(-1);
  });

  it('takes back what no longer makes a difference, and says so', () => {
    const text =
      'toforwith: 1\ntitle: Fees\nchallenge:\n  domain: complicated\ndecision:\n  duty: consult\n  duty-source: promise\n  duty-met: no\n';
    const state = choose(choose(press(resumed(text, pack), 'review'), 'decision.duty'), 'none');
    expect(state.notes).toEqual([
      'No longer makes a difference and is left out: duty source (was promise); duty met (was no).',
    ]);
    expect(state.text).toContain('# duty-source:');
  });
});

describe('looking back', () => {
  it('lists what was said and leads to it', () => {
    const state = press(choose(begun(), 'complex'), 'review');
    const kind = pack.facts.find(({ id }) => id === 'challenge.domain');
    expect(
      screen(state)
        .options.map(({ label, help }) => [label, help])
        .slice(1, 3),
    ).toEqual([
      ['Loneliness', 'What is it about, in a few words?'],
      ['complex', kind?.question],
    ]);
    expect(screen(choose(state, 'challenge.domain')).id).toBe('challenge.domain');
  });

  it('is no question, so there is nothing to say on why it asks', () => {
    const state = press(begun(), 'review');
    expect(screen(state).saysWhy).toBe(false);
    expect(press(state, 'why')).toEqual(state);
  });

  it('goes on where it was', () => {
    const state = choose(begun(), 'complex');
    expect(screen(choose(press(state, 'review'), acts.onwards)).id).toBe(screen(state).id);
  });
});

describe('the list of people', () => {
  const listing = () => {
    let state = resumed(example('youth-fund').replace(/stakeholders:[\s\S]*/, ''), pack);
    while (screen(state).id !== 'stakeholders') state = choose(state, acts.unsure);
    return state;
  };
  const added = (state = listing(), kind = 'carers', name = 'Young carers') =>
    type(choose(choose(state, acts.add), kind), name);
  const names = (state: ReturnType<typeof listing>) => state.brief.groups?.map(({ name }) => name);

  it('grows by a kind and a name', () => {
    expect(names(added())).toEqual(['Young carers']);
    expect(names(added(added(), 'managers', ''))).toEqual(['Young carers', 'managers']);
    expect(names(added(added(added(), 'managers', ''), 'managers', ''))).toEqual([
      'Young carers',
      'managers',
      'managers 2',
    ]);
  });

  it('holds no two groups of one name', () => {
    const state = added(added());
    expect(names(state)).toEqual(['Young carers']);
    expect(screen(state).notes).toEqual(['There is a group called "Young carers" already.']);
  });

  it('writes what is not known of a group commented out', () => {
    expect(added().text).toMatch(/- name: Young carers\n {4}group: carers\n {4}# affected:/);
  });

  it('changes and removes a group', () => {
    const state = choose(added(), 'Young carers');
    expect(names(type(choose(state, acts.rename), 'Carers under 18'))).toEqual(['Carers under 18']);
    const other = choose(choose(state, 'group'), 'families');
    expect(other.text).toContain('group: families');
    const told = choose(choose(state, 'affected'), 'high');
    expect(told.text).toContain('affected: high');
    const gone = choose(told, acts.remove);
    expect(names(gone)).toBeUndefined();
    expect(gone.notes).toEqual([
      '"Young carers" is taken off the list, and with it what was said of it: affected.',
    ]);
  });

  it('may be empty, or not known', () => {
    expect(choose(listing(), acts.nobody).brief.groups).toEqual([]);
    expect(choose(listing(), acts.unsure).brief.groups).toBeNull();
  });

  it('is asked for those whom the pack misses', () => {
    const text = `${example('youth-fund').replace(/stakeholders:[\s\S]*/, '')}setting:\n  service: health\n`;
    let state = resumed(text, pack);
    while (screen(state).id !== 'stakeholders') state = choose(state, acts.unsure);
    expect(screen(state).help.length).toBe(1);
    const missed = pack.rules.find(({ id }) => id === 'who-looks-after-them')?.effect;
    const asks = missed?.kind === 'asks' ? missed.text : '';
    expect(screen(added(state, 'managers')).help).toContain(asks);
    expect(screen(added(state, 'carers')).help).not.toContain(asks);
  });

  it('is followed by what matters of each group, and only that', () => {
    const { asked } = answeredFrom(choose(added(), acts.done), {});
    const cells = asked.filter((id) => id.startsWith('Young carers: '));
    expect(cells).toContain('Young carers: at-table');
    expect(cells.length).toBeLessThan(pack.people?.cells.length ?? 0);
  });
});

describe('the end', () => {
  it('says so where not enough is known', () => {
    const { state } = answeredFrom(begun(), {});
    expect(screen(state).question).toBe(
      'Not enough is known to say what is called for. What next?',
    );
  });

  const settled = () => resumed(example('unsafe-wiring'), pack);

  it('is settled where nothing left to ask can change the headline', () => {
    expect(screen(settled())).toMatchObject({ id: 'settled' });
  });

  it('goes on to what must come first while that is open', () => {
    const text =
      'toforwith: 1\ntitle: Shelters\nchallenge:\n  domain: simple\n  aim: provide\ndecision:\n  open-to-influence: details\n';
    const { state } = answeredFrom(resumed(text, pack), {});
    const [option] = screen(state).options;
    expect(option).toMatchObject({ value: 'what comes first' });
    const { state: then, asked } = answeredFrom(choose(state, option?.value ?? ''), {});
    expect(asked.length).toBeGreaterThan(0);
    expect(screen(then).options[0]?.value).toBe(acts.answer);
  });

  it('offers no question that can change neither the answer nor the advice', () => {
    const other = shippedPack('vroom-2000-time');
    const { state } = answeredFrom(type(fresh(other), 'A rota'), {
      'leader.expertise': 'high',
      'commitment.importance': 'low',
    });
    expect(assess(state.brief, other).possible.settled).toBe(true);
    expect(screen(state).options.map(({ value }) => value)).toEqual([
      acts.answer,
      acts.review,
      acts.leave,
    ]);
  });

  it('offers the answer, and further questions by section', () => {
    const values = screen(settled()).options.map(({ value }) => value);
    expect(values[0]).toBe(acts.answer);
    expect(values).toContain('practice');
    expect(values).toContain('stakeholders: Tenants of the building');
    expect(screenOf(choose(settled(), acts.answer))).toBeNull();
  });

  it('asks a section to its end, and comes back', () => {
    const { state, asked } = answeredFrom(choose(settled(), 'practice'), {});
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((id) => id.startsWith('practice.'))).toBe(true);
    expect(state.at.kind).toBe('settled');
    expect(sectionsLeft(state).map(({ id }) => id)).not.toContain('practice');
  });

  it('can come at any time, saved', () => {
    expect(press(begun(), 'leave').at).toEqual({ kind: 'end', how: 'left' });
  });
});

describe('a brief gone on with', () => {
  const text = example('loneliness');
  it('keeps every line that is not answered anew', () => {
    const { state } = answeredFrom(resumed(text, pack), { 'decision.status': 'open' });
    const lines = new Set(state.text.split('\n'));
    expect(text.split('\n').filter((line) => !lines.has(line))).toEqual([]);
    expect(state.text).toContain('  status: open');
  });

  it('is not asked for its kind where it tells the signs of it', () => {
    const signs = 'toforwith: 1\ntitle: Fees\nchallenge:\n  method: expert-plan\n';
    expect(screen(resumed(signs, pack)).id).not.toBe('challenge.domain');
    expect(answeredFrom(resumed(signs, pack), {}).asked).not.toContain('challenge.domain');
  });

  it('is not asked again what was not known, and shows it when looking back', () => {
    const { state, asked } = answeredFrom(resumed(text, pack), {});
    expect(asked.length).toBeGreaterThan(0);
    const again = resumed(state.text, pack, [...state.unsure]);
    expect(again.at.kind).toBe('settled');
    const [first = ''] = asked;
    expect(screen(press(again, 'review')).options).toContainEqual(
      expect.objectContaining({ value: first, label: 'not known' }),
    );
    expect(screen(choose(press(again, 'review'), first)).id).toBe(first);
  });

  it('forgets what was not known once the file answers it', () => {
    const answered = 'toforwith: 1\ntitle: Fees\ndecision:\n  time: hours\n';
    const state = resumed(answered, pack, ['decision.time', 'Residents: trust', 'nothing.such']);
    expect([...state.unsure]).toEqual([]);
  });

  it('is asked nothing that it answers', () => {
    const { asked } = answeredFrom(resumed(text, pack), {});
    for (const id of asked)
      expect(text).not.toMatch(new RegExp(`^  ${id.split('.').at(-1)}:`, 'm'));
  });
});

describe('another pack', () => {
  it('is asked in its own words from its own facts', () => {
    const { state, asked } = answeredFrom(type(fresh(small), 'A test'), {});
    const ids = new Set(['title', small.people?.key, ...small.facts.map(({ id }) => id)]);
    expect(asked.filter((id) => !ids.has(id) && !id.includes(': '))).toEqual([]);
    expect(state.at.kind).toBe('settled');
  });
});
