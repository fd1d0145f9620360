// What cannot be judged yet: a challenge of no known kind, or a fact that the config requires and the brief leaves out.
import { pinVariable } from '../engine/layers.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { VariableIndex } from '../model/condition.js';
import type { Fact, Pack } from '../model/pack.js';
import { askFirst } from '../reason/ask-first.js';
import { compiled } from '../reason/compile.js';
import { support } from '../reason/operations.js';
import { type FindingRule, reportableById, type Severities } from './finding-rules.js';
import { type Found, foundBy } from './found.js';
import type { Sight } from './sight.js';
import { standing } from './standing.js';

/** One open finding where the kind is not known, and one for each required fact that is left out. */
export function undecided(
  sight: Sight,
  {
    required,
    severities,
  }: { readonly required: readonly string[]; readonly severities: Severities },
): readonly Found[] {
  const { brief, pack } = sight;
  const rule = reportableById('undecided', pack, severities);
  if (!rule) return [];
  const open: Found[] = [];
  if (isOfNoKind(sight)) open.push(openFor(rule, rule.message, '', firstAboutKind(sight), brief));
  for (const id of required) {
    const index = pack.facts.findIndex((fact) => fact.id === id);
    if (index !== -1 && brief.facts[index] === leftOut)
      open.push(openFor(rule, `${id} is required and left out`, id, pack.facts[index], brief));
  }
  return open;
}

/** Whether the pack tells kinds of challenge apart and this is of none. */
export const isOfNoKind = ({ pack, valueOf }: Sight): boolean =>
  pack.kinds.length > 0 &&
  valueOf(pinVariable('kind', pack) as VariableIndex) === pack.kinds.length;

function openFor(
  rule: FindingRule,
  message: string,
  pointer: string,
  fact: Fact | undefined,
  brief: Brief,
): Found {
  const { at, line } = standing('', { source: brief.source, span: brief.span });
  return foundBy(
    rule,
    brief,
    { at, line, pointer, value: pointer },
    {
      kind: 'open',
      message,
      expected: rule.expected,
      mend: rule.mend,
      certain: false,
      hangsOn: fact ? [fact.id] : [],
      ask: fact ? `${fact.question} (${fact.id})` : null,
    },
  );
}

const asked = new WeakMap<Pack, Map<string, Fact | undefined>>();

/** The fact to ask first so that the kind is known; worked out once for all briefs that answer alike what bears on it. */
function firstAboutKind({ brief, pack }: Sight): Fact | undefined {
  const known = asked.get(pack) ?? new Map<string, Fact | undefined>();
  asked.set(pack, known);
  const key = alike(brief, pack);
  if (!known.has(key)) {
    const next = askFirst(brief, pack, { pins: ['kind'] });
    known.set(
      key,
      pack.facts.find(({ id }) => id === next?.fact),
    );
  }
  return known.get(key);
}

/** What a brief answers of all that bears on the kind; briefs that are alike in it are asked the same. */
function alike(brief: Brief, pack: Pack): string {
  const facts = bearingOnKind(pack);
  const answers = facts?.map((fact) => brief.facts[fact] ?? leftOut);
  return answers
    ? answers.join()
    : JSON.stringify([brief.facts, brief.maps, brief.texts, brief.groups]);
}

const bearing = new WeakMap<Pack, readonly number[] | null>();

/** The facts that the kind depends on; null where it depends on more than facts. */
function bearingOnKind(pack: Pack): readonly number[] | null {
  const known = bearing.get(pack);
  if (known !== undefined) return known;
  const diagrams = compiled(pack);
  const entries =
    diagrams.kind === 'too-large'
      ? []
      : support(diagrams.forest, diagrams.pins.kind).map((level) => diagrams.asked[level]);
  const facts = entries.flatMap((entry) => (entry?.kind === 'fact' ? [entry.fact] : []));
  const found = facts.length === entries.length ? facts : null;
  bearing.set(pack, found);
  return found;
}
