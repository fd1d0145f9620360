// What cannot be judged yet: a challenge of no known kind, or a fact that the config requires and the brief leaves out.
import { pinVariable } from '../engine/layers.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { VariableIndex } from '../model/condition.js';
import type { Fact, Pack } from '../model/pack.js';
import { asksOf, readsOfDerived } from '../model/reads.js';
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
  if (isOfNoKind(sight))
    open.push(openFor(rule, rule.message, '', firstAboutKind(brief, pack), brief));
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

/** The first left-out fact that says what kind of challenge it is; signs before a statement of the kind itself. */
function firstAboutKind(brief: Brief, pack: Pack): Fact | undefined {
  const read = readByKinds(pack);
  const open = pack.facts.filter(
    ({ variable }, index) => read.has(variable) && brief.facts[index] === leftOut,
  );
  return open.find(({ leftOut: when }) => when === 'abstains') ?? open[0];
}

/** The variables that rules about the kind read, and those that their derived facts read. */
function readByKinds(pack: Pack): ReadonlySet<number> {
  const read = new Set<VariableIndex>();
  const visit = (variable: VariableIndex): void => {
    if (read.has(variable)) return;
    read.add(variable);
    const entry = pack.variables[variable];
    const derived = entry?.kind === 'derived' ? pack.derived[entry.index] : undefined;
    if (derived) readsOfDerived(derived).variables.forEach(visit);
  };
  for (const { effect, when } of pack.rules)
    if (effect.kind === 'kind') for (const { variable } of asksOf(when)) visit(variable);
  return read;
}
