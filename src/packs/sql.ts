// A pack's decision as one SELECT over the flat table of flat.ts: every step a column that reads the columns of the steps
// before it, by CASE alone, so that any database can work it out where the briefs lie.
import { decidingRules, type FlatColumn, flatColumns, isOutside, isRead } from '../engine/flat.js';
import { type Derived, type Layer, layers, type Pack, type Pin, pins } from '../model/pack.js';
import { addPins } from './sql-pins.js';
import {
  addStep,
  type Column,
  caseOf,
  conditionSql,
  newSteps,
  ownColumn,
  quoted,
  type Steps,
  text,
} from './sql-steps.js';

/** A pin or flag of the pack and the column that shows it. */
export interface SqlResult {
  readonly of: { readonly pin: Pin } | { readonly flag: number };
  readonly as: string;
}

/** The statement, over a table with the columns of `flatColumns` and an `id`. */
export function packSql(pack: Pack, table: string, results: readonly SqlResult[]): string {
  const steps = newSteps(pack);
  const columns = flatColumns(pack);
  for (const layer of layers) addLayer(layer, columns, steps);
  const shown = results.map(({ of, as }) => `${shownSql(of, steps)} AS ${quoted(as)}`);
  return `${withSteps(steps, table)}SELECT\n  "id",\n  ${shown.join(',\n  ')}\nFROM step_${steps.last}\n`;
}

/** The same order as in the engine: rules, pins and flags of a layer, then facts, then what is derived from them. */
function addLayer(layer: Layer, columns: readonly FlatColumn[], steps: Steps): void {
  const { pack } = steps;
  const own = pack.variables.filter((variable) => variable.layer === layer);
  const facts = own.flatMap(({ kind, index }) => {
    const column = columns.find(({ of }) => of.kind === 'fact' && of.fact === index);
    return kind === 'fact' && column ? [{ index, name: column.name }] : [];
  });
  if (layer !== 'facts') addRules(layer, steps);
  addPins(layer, steps);
  for (const { index, name } of facts) addFact(index, name, steps);
  if (layer === 'facts') {
    addRules(layer, steps);
    for (const { index } of facts) addLifted(index, steps);
    for (const { name, values, of } of columns)
      if (of.kind === 'derived') steps.of.set(of.variable, ownColumn(name, values));
  }
  for (const { kind, index } of own) {
    const derived = kind === 'derived' ? pack.derived[index] : undefined;
    if (derived && isRead(derived.variable, pack) && !isOutside(derived))
      addDerived(derived, steps);
  }
}

function addRules(layer: Layer, steps: Steps): void {
  for (const rule of decidingRules(steps.pack))
    if (rule.layer === layer)
      steps.rules.set(
        rule.id,
        addStep(`rule ${rule.id}`, steps, (read) =>
          caseOf([[conditionSql(rule.when, read, steps), '1']], '0'),
        ),
      );
}

/** What was answered, else unstated, else the first ordinary value whose condition holds. */
function addFact(index: number, name: string, steps: Steps): void {
  const fact = steps.pack.facts[index];
  if (!fact) return;
  const values = steps.pack.variables[fact.variable]?.values ?? [];
  const given = ownColumn(name, values);
  steps.given.set(fact.variable, given);
  const column = addStep(`${name}, filled in`, steps, (read) => {
    const answered = `${read(given)} IS NOT NULL`;
    const cases = fact.leftOut === 'any' ? fact.ordinary.slice(0, -1) : [];
    const usual = fact.leftOut === 'any' ? fact.ordinary.at(-1)?.value : values.length - 1;
    return caseOf(
      [
        [answered, read(given)],
        ...cases.map(({ when, value }): [string, string] => [
          when ? conditionSql(when, read, steps) : '1 = 1',
          text(values[value] ?? ''),
        ]),
      ],
      text(values[usual ?? 0] ?? ''),
    );
  });
  steps.of.set(fact.variable, { ...column, values });
}

/** From here on a fact that rules lift is what they lift it to. */
function addLifted(index: number, steps: Steps): void {
  const { pack } = steps;
  const fact = pack.facts[index];
  const lifts = decidingRules(pack).flatMap(({ id, effect }) =>
    effect.kind === 'raises' && effect.fact === index ? [{ id, to: effect.to }] : [],
  );
  const before = fact && steps.of.get(fact.variable);
  if (!fact || !before?.values || lifts.length === 0) return;
  const { values } = before;
  const lifted = addStep(`${fact.id}, lifted`, steps, (read) =>
    caseOf(
      lifts
        .toSorted((a, b) => b.to - a.to)
        .map(({ id, to }) => [
          `${read(steps.rules.get(id) as Column)} = 1 AND ${read(before)} IN (${values.slice(0, to).map(text).join(', ')})`,
          text(values[to] ?? ''),
        ]),
      read(before),
    ),
  );
  steps.of.set(fact.variable, { ...lifted, values });
}

function addDerived(derived: Derived, steps: Steps): void {
  const column = derivedColumn(derived, steps);
  if (column) steps.of.set(derived.variable, column);
}

function derivedColumn(derived: Derived, steps: Steps): Column | null {
  switch (derived.kind) {
    case 'when':
      return addStep(derived.id, steps, (read) =>
        caseOf([[conditionSql(derived.when, read, steps), '1']], '0'),
      );
    case 'count': {
      const sum = addStep(`${derived.id}, counted`, steps, (read) =>
        sumOf(
          derived.of.map(({ variable, values }) =>
            conditionSql({ kind: 'is', variable, values, span: nowhere }, read, steps),
          ),
        ),
      );
      return addStep(derived.id, steps, (read) =>
        caseOf([[`${read(sum)} > ${derived.upTo}`, String(derived.upTo)]], read(sum)),
      );
    }
    case 'vote':
    case 'agreement':
      return mostVoices(derived, steps);
    default:
      return null;
  }
}

const nowhere = { start: 0, end: 0 };

const sumOf = (conditions: readonly string[]): string =>
  conditions.length === 0
    ? '0'
    : conditions.map((condition) => caseOf([[condition, '1']], '0')).join(' + ');

/** The option with most voices, one past the last for none; or how many voices it has. */
function mostVoices(
  derived: Extract<Derived, { kind: 'vote' | 'agreement' }>,
  steps: Steps,
): Column {
  const values = steps.pack.variables[derived.variable]?.values.length ?? 0;
  const options = derived.kind === 'vote' ? values - 1 : derived.options.length;
  const voices = Array.from({ length: options }, (_, option) =>
    addStep(`${derived.id}, voices for ${option + 1}`, steps, (read) =>
      sumOf(
        derived.ballots.flatMap(({ variable, says }) => {
          const set = says.reduce(
            (bits, said, value) => (said === option ? bits | (1 << value) : bits),
            0,
          );
          return set === 0
            ? []
            : [conditionSql({ kind: 'is', variable, values: set, span: nowhere }, read, steps)];
        }),
      ),
    ),
  );
  const inOrder = voices.map((column, option) => ({ column, option }));
  if (derived.kind === 'vote' && derived.tie === 'rightmost') inOrder.reverse();
  return addStep(derived.id, steps, (read) =>
    caseOf(
      inOrder.map(({ column, option }) => [
        [
          `${read(column)} > 0`,
          ...voices
            .filter((other) => other !== column)
            .map((other) => `${read(column)} >= ${read(other)}`),
        ].join(' AND '),
        derived.kind === 'vote' ? String(option) : read(column),
      ]),
      derived.kind === 'vote' ? String(options) : '0',
    ),
  );
}

function shownSql(of: SqlResult['of'], steps: Steps): string {
  const { pack } = steps;
  const index = pack.variables.findIndex((variable) =>
    'pin' in of
      ? variable.kind === 'pin' && pins[variable.index] === of.pin
      : variable.kind === 'flag' && variable.index === of.flag,
  );
  const column = steps.of.get(index);
  if (!column) return 'NULL';
  const read = quoted(column.name);
  if ('flag' in of) return caseOf([[`${read} = 1`, 'TRUE']], 'FALSE');
  const values = pack.variables[index]?.values.slice(0, -1) ?? [];
  return caseOf(
    values.map((value, code) => [`${read} = ${code}`, text(value)]),
    'NULL',
  );
}

function withSteps({ added, last }: Steps, table: string): string {
  const stages = Array.from({ length: last }, (_, index) => {
    const own = added.filter(({ level }) => level === index + 1);
    const columns = own.map(({ name, sql }) => `    ${sql} AS ${quoted(name)}`);
    const from = index === 0 ? table : `step_${index}`;
    return `step_${index + 1} AS (\n  SELECT\n    t.*,\n${columns.join(',\n')}\n  FROM ${from} t\n)`;
  });
  return `WITH ${stages.join(',\n')}\n`;
}
