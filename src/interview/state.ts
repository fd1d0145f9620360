// An interview under way, as data: the text of the brief so far is its memory, so that what is on screen is what anybody gets
// who assesses the file.
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import type { Edit } from '../read/edit-brief.js';
import { compiled } from '../reason/compile.js';
import { possible } from '../reason/possible.js';
import { situationOf } from '../reason/situation.js';
import { type Ask, askOf, isAnswered, keyOf } from './ask.js';
import { movesPins, rulesMoved } from './feeds.js';
import { asksNeeded, nextAsk } from './next.js';
import { before } from './outlook.js';

/** One thing to change in the text of a brief. */
export type Change = Edit;

/** What an interview needs of those who read and write briefs. */
export interface Tools {
  readonly pack: Pack;
  /** The brief of a text that is one. */
  readonly read: (text: string) => Brief;
  readonly edit: (text: string, change: Change) => string;
}

export interface State {
  readonly tools: Tools;
  readonly text: string;
  readonly brief: Brief;
  /** Whether the brief has a title of its own. */
  readonly titled: boolean;
  /** Keys of questions to which the answer was that it is not known. */
  readonly unsure: ReadonlySet<string>;
  /** Keys of the questions answered so far, in that order. */
  readonly trail: readonly string[];
  readonly at: At;
  /** Whether the screen also says why it asks. */
  readonly why: boolean;
  /** What the last step did besides what was asked of it. */
  readonly notes: readonly string[];
  /** What further questions are being asked: a section's, or `first`; null on the way to the answer. */
  readonly section: string | null;
}

export type At =
  | { readonly kind: 'ask'; readonly ask: Ask }
  | { readonly kind: 'group-kind'; readonly group: number | null }
  | { readonly kind: 'group-name'; readonly group: number | null; readonly first: number }
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'settled' }
  | { readonly kind: 'review' }
  | { readonly kind: 'end'; readonly how: 'answer' | 'left' };

/** Whether there is something to say on why it asks: not for a name, a title or a menu. */
export const saysWhy = (at: At): boolean =>
  at.kind === 'group-kind' || (at.kind === 'ask' && at.ask.kind !== 'title');

/** Where an interview starts: at the title, or for a brief that has one at what comes next. */
export function begin(
  text: string,
  titled: boolean,
  tools: Tools,
  unsure: readonly string[] = [],
): State {
  const brief = tools.read(text);
  const open = unsure.filter((key) => {
    const ask = askOf(key, brief, tools.pack);
    return ask !== null && !(key === 'title' ? titled : isAnswered(ask, brief));
  });
  const trail = [...(titled ? ['title'] : []), ...givenKeys(brief, tools.pack), ...open];
  const state: State = {
    ...{ tools, text, brief, titled, trail },
    unsure: new Set(open),
    at: { kind: 'ask', ask: { kind: 'title' } },
    why: false,
    notes: [],
    section: null,
  };
  return titled || state.unsure.has('title') ? proceed(state) : state;
}

/** Keys of everything a brief answers: facts, then people. */
export function givenKeys(brief: Brief, pack: Pack): readonly string[] {
  const facts = pack.facts.flatMap((fact, index) =>
    (brief.facts[index] ?? -1) >= 0 && fact.kind !== 'map' ? [fact.id] : [],
  );
  if (!brief.groups || !pack.people) return facts;
  const { cells, key } = pack.people;
  const ofGroups = brief.groups.flatMap((group, index) =>
    cells.flatMap(({ namedIn }, cell) =>
      cell > 0 && namedIn === null && (group.cells[cell] ?? -1) >= 0
        ? [keyOf({ kind: 'cell', group: index, cell }, brief, pack)]
        : [],
    ),
  );
  return [...facts, key, ...ofGroups];
}

/** On to what comes next: a further question of the section under way, else one that can move the headline, else settled. */
export function proceed(state: State): State {
  const { brief, unsure, tools, section } = state;
  if (!state.titled && !unsure.has('title'))
    return { ...state, at: { kind: 'ask', ask: { kind: 'title' } } };
  if (section === first) {
    const further = asksBefore(state)[0];
    if (further) return { ...state, at: { kind: 'ask', ask: further }, why: false };
  } else if (section !== null) {
    const further = sectionsLeft(state).find(({ id }) => id === section)?.asks[0];
    if (further) return { ...state, at: { kind: 'ask', ask: further }, why: false };
  }
  const ask = nextOf(brief, unsure, tools.pack);
  return {
    ...state,
    section: null,
    why: false,
    at: ask ? { kind: 'ask', ask } : { kind: 'settled' },
  };
}

/** The name of the questions on whether something has to come before everything else. */
export const first = 'what comes first';

/** The questions that would settle what comes first, if all is as usual. */
export function asksBefore({ brief, unsure, tools: { pack } }: State): readonly Ask[] {
  const diagrams = compiled(pack);
  return diagrams.kind === 'compiled' ? asksNeeded(brief, unsure, diagrams, before) : [];
}

/** The question that narrows most; a pack too large to reason about is asked in its own order. */
function nextOf(brief: Brief, unsure: ReadonlySet<string>, pack: Pack): Ask | null {
  const diagrams = compiled(pack);
  if (diagrams.kind === 'compiled') return nextAsk(brief, unsure, diagrams);
  const open = (ask: Ask): boolean =>
    !isAnswered(ask, brief) &&
    !unsure.has(keyOf(ask, brief, pack)) &&
    rulesMoved(ask, brief, pack).length > 0;
  const facts = pack.facts.flatMap(({ kind }, fact): readonly Ask[] =>
    kind === 'choice' ? [{ kind: 'fact', fact }] : [],
  );
  return [...facts, ...(pack.people ? [{ kind: 'people' } as const] : [])].find(open) ?? null;
}

/** Questions that sharpen the rest of the answer and have not been asked, under the section of the brief they stand in. */
export interface SectionLeft {
  /** `practice`, `practice.values`, or a group's name after the key of the list. */
  readonly id: string;
  readonly title: string;
  readonly asks: readonly Ask[];
}

export function sectionsLeft({ brief, unsure, tools: { pack } }: State): readonly SectionLeft[] {
  const diagrams = compiled(pack);
  const isSettled = diagrams.kind === 'compiled' && possible(situationOf(brief, diagrams)).settled;
  const isLeft = (ask: Ask): boolean =>
    !isAnswered(ask, brief) &&
    !unsure.has(keyOf(ask, brief, pack)) &&
    rulesMoved(ask, brief, pack).some((rule) => !isSettled || !movesPins(rule));
  const sections = new Map<string, { title: string; asks: Ask[] }>();
  const add = (id: string, title: string, ask: Ask): void => {
    if (!isLeft(ask)) return;
    const section = sections.get(id) ?? { title, asks: [] };
    section.asks.push(ask);
    sections.set(id, section);
  };
  for (const [fact, { id, kind }] of pack.facts.entries()) {
    const section = id.slice(0, Math.max(0, id.lastIndexOf('.')));
    if (kind !== 'map') add(section, sectionTitle(section), { kind: 'fact', fact });
  }
  if (pack.people && !brief.groups) add(pack.people.key, pack.people.key, { kind: 'people' });
  for (const [group, { name }] of (brief.groups ?? []).entries())
    for (const [cell, { namedIn }] of (pack.people?.cells ?? []).entries())
      if (namedIn === null)
        add(`${pack.people?.key}: ${name}`, name, { kind: 'cell', group, cell });
  return [...sections].map(([id, section]) => ({ id, ...section }));
}

const sectionTitle = (section: string): string =>
  section === '' ? 'the rest' : section.split('.').join(', ').replaceAll('-', ' ');
