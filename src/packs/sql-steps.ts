// The steps of a pack's decision in SQL: named columns, each with the level at which everything it reads is there.
import { flatColumns, questionKey } from '../engine/flat.js';
import type { Condition } from '../model/condition.js';
import type { Pack } from '../model/pack.js';

export interface Column {
  readonly name: string;
  /** Its values by code where they stand as text; null where the code itself does. */
  readonly values: readonly string[] | null;
}

export interface Steps {
  readonly pack: Pack;
  readonly added: { readonly name: string; readonly level: number; readonly sql: string }[];
  readonly levels: Map<string, number>;
  last: number;
  /** The column of a variable, as it is now. */
  readonly of: Map<number, Column>;
  /** Of a fact the column as it came. */
  readonly given: Map<number, Column>;
  /** By id of a rule whether it speaks. */
  readonly rules: Map<string, Column>;
  /** By what it asks the column of a question about people. */
  readonly people: ReadonlyMap<string, Column>;
}

export type Read = (column: Column) => string;

export function newSteps(pack: Pack): Steps {
  const people = flatColumns(pack).flatMap(({ name, values, of }) =>
    of.kind === 'people' ? [[questionKey(of.when), ownColumn(name, values)] as const] : [],
  );
  return {
    pack,
    added: [],
    levels: new Map(),
    last: 0,
    of: new Map(),
    given: new Map(),
    rules: new Map(),
    people: new Map(people),
  };
}

/** A column of the table itself. */
export const ownColumn = (name: string, values: readonly string[]): Column => ({ name, values });

/** A new column of codes; what `build` reads has to come before it. */
export function addStep(name: string, steps: Steps, build: (read: Read) => string): Column {
  let level = 1;
  const sql = build((column) => {
    level = Math.max(level, (steps.levels.get(column.name) ?? 0) + 1);
    return quoted(column.name);
  });
  steps.added.push({ name, level, sql });
  steps.levels.set(name, level);
  steps.last = Math.max(steps.last, level);
  return { name, values: null };
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const caseOf = (cases: readonly (readonly [string, string])[], otherwise: string): string =>
  cases.length === 0
    ? otherwise
    : `CASE ${cases.map(([when, then]) => `WHEN ${when} THEN ${then}`).join(' ')} ELSE ${otherwise} END`;

const always = '1 = 1';
const never = '1 = 0';

/** A condition that is true or false, never unknown, where the table has all it should. */
export function conditionSql(condition: Condition, read: Read, steps: Steps): string {
  switch (condition.kind) {
    case 'is':
      return isSql(condition, read, steps);
    case 'known': {
      const given = steps.given.get(condition.variable);
      if (!given) return condition.known ? never : always;
      return `${read(given)} IS ${condition.known ? 'NOT ' : ''}NULL`;
    }
    case 'compare': {
      const { positions, how } = condition;
      const sides = [condition.variable, condition.than].map((variable) =>
        codeOf(variable, read, steps),
      );
      const [left = '', right = ''] = sides;
      return `(${left} < ${positions} AND ${right} < ${positions} AND ${left} ${how === 'right-of' ? '>' : '<'} ${right})`;
    }
    case 'groups': {
      const column = steps.people.get(questionKey(condition));
      if (!column) throw new Error('a question about people has no column');
      return `${read(column)} = 'yes'`;
    }
    case 'not':
      return `NOT ${conditionSql(condition.of, read, steps)}`;
    default: {
      const parts = condition.of.map((part) => conditionSql(part, read, steps));
      const word = condition.kind === 'all' ? ' AND ' : ' OR ';
      return parts.length === 0
        ? condition.kind === 'all'
          ? always
          : never
        : `(${parts.join(word)})`;
    }
  }
}

function isSql(
  { variable, values }: Extract<Condition, { kind: 'is' }>,
  read: Read,
  steps: Steps,
): string {
  const { variables, settings } = steps.pack;
  const found = variables[variable];
  if (found?.kind === 'setting') {
    const setting = settings[found.index];
    const chosen = Math.max(0, setting?.values.findIndex(({ id }) => id === setting.value) ?? 0);
    return values & (1 << chosen) ? always : never;
  }
  const column = columnOf(variable, steps);
  const codes = (found?.values ?? []).flatMap((_, code) => (values & (1 << code) ? [code] : []));
  if (codes.length === 0) return never;
  const listed = codes.map((code) => (column.values ? text(column.values[code] ?? '') : code));
  return `${read(column)} IN (${listed.join(', ')})`;
}

function columnOf(variable: number, steps: Steps): Column {
  const column = steps.of.get(variable);
  if (!column)
    throw new Error(`"${steps.pack.variables[variable]?.id}" is read before it has a column`);
  return column;
}

function codeOf(variable: number, read: Read, steps: Steps): string {
  const column = columnOf(variable, steps);
  if (!column.values) return read(column);
  const cases = column.values.map((value, code): [string, string] => [
    `${read(column)} = ${text(value)}`,
    String(code),
  ]);
  return caseOf(cases, String(column.values.length));
}
