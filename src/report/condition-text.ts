// A condition in words, as `explain` shows it: one line a leaf, indented as it is nested.
import type { Condition, GroupCondition } from '../model/condition.js';
import { membership } from '../model/membership.js';
import type { Derived, Pack } from '../model/pack.js';

export function conditionLines(
  condition: Condition,
  pack: Pack,
  indent: string,
): readonly string[] {
  const deeper = `${indent}  `;
  const name = (index: number) => pack.variables[index]?.id ?? '';
  switch (condition.kind) {
    case 'all':
      return condition.of.flatMap((part) => conditionLines(part, pack, indent));
    case 'any':
      return [
        `${indent}any of`,
        ...condition.of.flatMap((part) => bundled(conditionLines(part, pack, deeper), deeper)),
      ];
    case 'not':
      return [`${indent}not`, ...conditionLines(condition.of, pack, deeper)];
    case 'is':
      return [
        `${indent}${name(condition.variable)} ${membership(pack.variables[condition.variable] ?? nothing, condition.values)}${says(condition.variable, pack)}`,
      ];
    case 'known':
      return [`${indent}${name(condition.variable)} ${condition.known ? 'is' : 'is not'} known`];
    case 'compare':
      return [
        `${indent}${name(condition.variable)} is ${condition.how.replace('-', ' ')} ${name(condition.than)}`,
      ];
    case 'groups':
      return [
        `${indent}${condition.quantifier} group${whereText(condition.where, pack)}`,
        ...groupLines(condition.of, pack, deeper),
      ];
  }
}

const nothing = { values: [], ordered: false };

/** Several lines that stand for one branch of an `any`. */
const bundled = (lines: readonly string[], indent: string): readonly string[] =>
  lines.length > 1 ? [`${indent}all of`, ...lines.map((line) => `  ${line}`)] : lines;

/** What a derived fact says in plain words. */
function says(variable: number, pack: Pack): string {
  const derived: Derived | undefined = pack.derived.find((entry) => entry.variable === variable);
  return derived?.says ? ` (${derived.says})` : '';
}

function whereText(where: GroupCondition, pack: Pack): string {
  const lines = groupLines(where, pack, '');
  return lines.length === 0 ? '' : ` whose ${lines.join(', ')}`;
}

export function groupLines(
  condition: GroupCondition,
  pack: Pack,
  indent: string,
): readonly string[] {
  const cell = (index: number) => pack.people?.cells[index];
  switch (condition.kind) {
    case 'all':
      return condition.of.flatMap((part) => groupLines(part, pack, indent));
    case 'any':
      return [
        `${indent}any of`,
        ...condition.of.flatMap((part) => groupLines(part, pack, `${indent}  `)),
      ];
    case 'not':
      return [`${indent}not`, ...groupLines(condition.of, pack, `${indent}  `)];
    case 'cell': {
      const asked = cell(condition.cell);
      const group =
        asked === pack.people?.cells[0]
          ? pack.people?.classes.find(({ values }) => values === condition.values)
          : undefined;
      if (group) return [`${indent}group is one of ${group.title}`];
      return [
        `${indent}${asked?.id ?? ''} ${membership({ values: asked?.values.map(({ id }) => id) ?? [], ordered: asked?.ordered ?? false }, condition.values)}`,
      ];
    }
    case 'cell-known':
      return [
        `${indent}${cell(condition.cell)?.id ?? ''} ${condition.known ? 'is' : 'is not'} known`,
      ];
  }
}
