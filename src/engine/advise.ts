// The rest of an answer: which offers, conditions, cautions, methods, duties and questions a conclusion brings, and in which order.
// It knows kinds of rules and the words that a pack puts in order, and nothing of what they say.
import type { Advice, Link, Offered, Requirement, Told } from '../model/advice.js';
import type { Reason } from '../model/assessment.js';
import type { Condition, Truth } from '../model/condition.js';
import { type Layout, layoutOf } from '../model/layout.js';
import type { Effect, Pack, Rule } from '../model/pack.js';
import { headsOf, ruleAt } from '../model/rules.js';
import { type Conclusion, reasonsFor } from './conclude.js';
import { outcomeOf } from './conditions.js';
import { cellOutcome } from './groups.js';
import type { WorkedOut } from './layers.js';
import { groupsIn, prove, type Readings, supportOf, truthOf } from './prove.js';
import { single } from './reading.js';
import { allOf, only, yes } from './values.js';

/** Kinds of rules that are advised by. */
const kinds = ['needs', 'warn', 'suggest', 'offer', 'asks', 'notes', 'raises'] as const;
type Kind = (typeof kinds)[number];

type Of<K extends Kind> = {
  readonly rule: Rule;
  readonly effect: Extract<Effect, { kind: K }>;
};

interface Work {
  readonly conclusion: Conclusion;
  readonly pack: Pack;
  readonly layout: Layout;
  /** Rules that spoke, by id. */
  readonly reasons: ReadonlyMap<string, Reason>;
  /** Rules whose words the headline's reasons hold already. */
  readonly told: ReadonlySet<string>;
}

const nothing: Advice = {
  conditions: [],
  cautions: [],
  methods: [],
  offers: [],
  duties: [],
  dutiesLookedAt: 'no-pack',
  questions: [],
  notes: [],
  chain: null,
};

/** Without a kind of challenge nothing is advised but what to ask and what the law wants checked. `reasons` are those of the conclusion, where they are at hand. */
export function advise(
  conclusion: Conclusion,
  reasons: readonly Reason[] = reasonsFor(conclusion),
): Advice {
  const { pack } = conclusion.ordinary;
  const held = conclusion.pins.today !== conclusion.pins.calledFor;
  const binding = reasons.filter(
    ({ binds, bearsOn }) => binds && held && bearsOn.includes('reach'),
  );
  const work: Work = {
    conclusion,
    pack,
    layout: layoutOf(pack),
    reasons: new Map(reasons.map((reason) => [reason.rule, reason])),
    told: new Set(binding.map(({ rule }) => rule)),
  };
  const questions = questionsIn(work);
  const cautions = cautionsIn(work);
  const warned: Work = {
    ...work,
    told: new Set([...work.told, ...cautions.map(({ rule }) => rule)]),
  };
  const law = { duties: dutiesIn(work), dutiesLookedAt: lookedAt(work) };
  if (pack.kinds.length > 0 && conclusion.pins.domain === null)
    return { ...nothing, ...law, questions };
  return {
    conditions: conditionsIn(warned),
    cautions,
    methods: methodsIn(work),
    offers: offersIn(work),
    ...law,
    questions,
    notes: notesIn(work),
    chain: chainIn(work),
  };
}

type Sorted = { readonly [K in Kind]: readonly number[] };

const sorted = new WeakMap<Pack, Sorted>();

/** Positions of the rules of a pack that are on, by what they say; found once a pack. */
function rulesIn(pack: Pack): Sorted {
  const known = sorted.get(pack);
  if (known) return known;
  const found = Object.fromEntries(kinds.map((kind) => [kind, [] as number[]])) as Record<
    Kind,
    number[]
  >;
  const heads = headsOf(pack);
  heads.kinds.forEach((kind, index) => {
    if (heads.offs[index] === null) found[kind as Kind]?.push(index);
  });
  sorted.set(pack, found);
  return found;
}

/** The rules of a kind, or those of them that speak. */
const rulesOf = <K extends Kind>(kind: K, { pack }: Pick<Work, 'pack'>): readonly Of<K>[] =>
  rulesIn(pack)[kind].map((index) => ruleOf(index, pack));

const spokenOf = <K extends Kind>(kind: K, { pack, conclusion }: Work): readonly Of<K>[] =>
  rulesIn(pack)
    [kind].filter((index) => conclusion.ordinary.outcomes[index] === yes)
    .map((index) => ruleOf(index, pack));

function ruleOf<K extends Kind>(index: number, pack: Pack): Of<K> {
  const rule = ruleAt(pack, index);
  return { rule, effect: rule.effect as Of<K>['effect'] };
}

function tell(rule: Rule, sameAs: readonly string[], { conclusion, told, reasons }: Work): Told {
  const answers = reasons.get(rule.id)?.answers ?? supportOf(prove(rule.when, conclusion));
  return {
    rule: rule.id,
    groups: groupsIn(answers),
    answers,
    saidBy: sameAs.find((id) => told.has(id)) ?? null,
  };
}

/** Position of a word in the pack's order; a word that is not there comes last, no word at all first. */
function rank(word: string, order: readonly string[]): number {
  if (word === '') return -1;
  const position = order.indexOf(word);
  return position === -1 ? order.length : position;
}

const given = ({ answers }: Told): number =>
  answers.filter(({ origin }) => origin === 'given').length;

/** What rests on more of the brief's own answers comes first; then by id, so that no order of files matters. */
const particular = (a: Told, b: Told): number => given(b) - given(a) || (a.rule < b.rule ? -1 : 1);

function cautionsIn(work: Work): readonly Told[] {
  const found = spokenOf('warn', work);
  const among = { ...work, told: new Set([...work.told, ...found.map(({ rule }) => rule.id)]) };
  const told = found.map(({ rule, effect }) => ({
    rank: rank(effect.weight, work.layout.weights),
    told: tell(rule, effect.sameAs, among),
  }));
  return [...told]
    .sort((a, b) => a.rank - b.rank || particular(a.told, b.told))
    .map((entry) => entry.told);
}

/** Conditions under headings that apply; what nobody has said is unknown, also where it is never assumed. */
function conditionsIn(work: Work): readonly Requirement[] {
  const { ordinary } = work.conclusion;
  const applies = (under: string): boolean => {
    const where = work.layout.headings.find(({ id }) => id === under)?.where ?? null;
    const index = work.pack.variables.findIndex(({ id }) => id === where);
    return where === null || single(ordinary.sets[index] ?? 0) === 1;
  };
  const unsaid = withNothingUnsaid(work.conclusion);
  const found = rulesOf('needs', work).filter(
    ({ effect }) => effect.check === '' && applies(effect.under),
  );
  const told = found.map(({ rule, effect }) => {
    const state = states[truthIn(rule, unsaid)];
    const saidBy = state === 'unmet' ? effect.sameAs : [];
    return { effect, entry: { ...tell(rule, saidBy, work), state, under: effect.under } };
  });
  const headings = work.layout.headings.map(({ id }) => id);
  const order = ({ effect, entry }: (typeof told)[number]) =>
    [
      stateOrder.indexOf(entry.state),
      entry.state === 'unmet' ? rank(effect.step, work.layout.steps) : 0,
      rank(effect.under, headings),
    ] as const;
  return [...told]
    .sort((a, b) => compare(order(a), order(b)) || particular(a.entry, b.entry))
    .map(({ entry }) => entry);
}

const states = { true: 'met', false: 'unmet', unknown: 'unknown' } as const satisfies Record<
  Truth,
  Requirement['state']
>;
const stateOrder: readonly Requirement['state'][] = ['unmet', 'unknown', 'met'];

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Two open readings in which an unstated fact may still have any value: one in which it has not been given, one in which it has. */
function withNothingUnsaid({ open }: Readings): readonly WorkedOut[] {
  const sets = open.sets.map((set, index) => {
    const values = open.pack.variables[index]?.values ?? [];
    return values.at(-1) === 'unstated' && set === only(values.length - 1)
      ? allOf(values.length - 1) || set
      : set;
  });
  return [open.given, new Uint8Array(open.given.length).fill(1)].map((flags) => ({
    ...open,
    sets,
    given: flags,
  }));
}

function truthIn(rule: Rule, readings: readonly WorkedOut[]): Truth {
  const [one, ...others] = readings.map((reading) => outcomeOf(rule.when, reading));
  return one === undefined || others.some((other) => other !== one) ? 'unknown' : truthOf(one);
}

/** Methods for where to start, at the step where the work is. */
function methodsIn(work: Work): readonly Told[] {
  const { pins, ordinary } = work.conclusion;
  const now = [pins.first, pins.today];
  const stage = stageIn(ordinary, work.layout);
  const found = spokenOf('suggest', work).filter(({ effect }) => {
    const fits = effect.approaches.length === 0 || effect.approaches.some((id) => now.includes(id));
    const inTime = stage === null || effect.stages.length === 0 || effect.stages.includes(stage);
    return fits && inTime;
  });
  return found.map(({ rule }) => tell(rule, [], work)).sort(particular);
}

/** The step that the brief states; null where it leaves it open. */
function stageIn({ pack, sets, given: stated }: WorkedOut, { stage }: Layout): string | null {
  const index = pack.variables.findIndex(({ id }) => id === stage);
  if (index === -1 || stated[index] !== 1) return null;
  return pack.variables[index]?.values[single(sets[index] ?? 0)] ?? null;
}

/** Each rule told once, for all the groups that it fits; rules for the very same groups stand together. */
function offersIn(work: Work): readonly Offered[] {
  const { ordinary } = work.conclusion;
  if (!ordinary.brief.groups) return [];
  const groups = ordinary.groups ?? [];
  const found = spokenOf('offer', work).flatMap(({ rule, effect }) => {
    const names = groups.flatMap((group) =>
      effect.eachGroup === null || cellOutcome(effect.eachGroup, group) === yes ? [group.name] : [],
    );
    return names.length === 0
      ? []
      : [{ names, rule: rule.id, rank: rank(effect.part, work.layout.parts) }];
  });
  const ordered = [...found].sort((a, b) => a.rank - b.rank || (a.rule < b.rule ? -1 : 1));
  const rows = new Map<string, { groups: readonly string[]; rules: string[] }>();
  for (const { names, rule } of ordered) {
    const key = JSON.stringify(names);
    const row = rows.get(key) ?? { groups: names, rules: [] };
    row.rules.push(rule);
    rows.set(key, row);
  }
  const position = (row: Offered) => groups.findIndex(({ name }) => name === row.groups[0]);
  return [...rows.values()].sort((a, b) => position(a) - position(b));
}

/** Rules that lift a duty, then conditions that only a person can check. */
function dutiesIn(work: Work): readonly Told[] {
  const checks = spokenOf('needs', work).filter(({ effect }) => effect.check !== '');
  return [spokenOf('raises', work), checks].flatMap((entries: readonly Pick<Of<Kind>, 'rule'>[]) =>
    entries.map(({ rule }) => tell(rule, [], work)).sort(particular),
  );
}

function lookedAt({ pack, layout, conclusion: { ordinary } }: Work): Advice['dutiesLookedAt'] {
  const known =
    rulesIn(pack).raises.length > 0 ||
    rulesOf('needs', { pack }).some(({ effect }) => effect.check !== '');
  const setting = pack.variables.findIndex(({ id }) => id === layout.setting);
  if (setting !== -1 && ordinary.given[setting] !== 1) return 'no-setting';
  return known ? 'yes' : 'no-pack';
}

/** A question is asked only of what is certain, not of what was taken as usual. */
function questionsIn(work: Work): readonly Told[] {
  const { open } = work.conclusion;
  const { whens } = headsOf(work.pack);
  const certain = rulesIn(work.pack).asks.filter(
    (index) => outcomeOf(whens[index] as Condition, open) === yes,
  );
  return certain.map((index) => tell(ruleAt(work.pack, index), [], work)).sort(particular);
}

function notesIn(work: Work): readonly Told[] {
  const headings = work.layout.headings.map(({ id }) => id);
  const found = spokenOf('notes', work);
  return [...found]
    .sort((a, b) => rank(a.effect.under, headings) - rank(b.effect.under, headings))
    .map(({ rule }) => tell(rule, [], work));
}

/** A step is covered where the plan takes an approach there that shares enough. */
function chainIn({
  layout: { chain },
  pack,
  conclusion: { ordinary, pins },
}: Work): readonly Link[] | null {
  const fact = pack.facts.findIndex(({ id }) => id === chain?.fact);
  if (!chain || fact === -1) return null;
  const steps = ordinary.brief.maps[fact];
  const levels = pack.scale.approaches.map(({ id }) => id);
  const shared = (id: string | null): boolean =>
    levels.indexOf(id ?? '') >= levels.indexOf(chain.from);
  if (!steps && !shared(pins.calledFor)) return null;
  return chain.links.map(({ key, title }) => {
    const approach = steps?.find((step) => step.key === key)?.value ?? null;
    return {
      key,
      title,
      state: !steps ? 'unknown' : shared(approach) ? 'covered' : 'missing',
      approach,
    };
  });
}
