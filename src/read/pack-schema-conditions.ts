// Schemas of conditions: on facts and results, and on one group of people.
import type { Pack, Variable } from '../model/pack.js';
import {
  closed,
  defined,
  listOf,
  offered,
  oneOrMore,
  type Schema,
  said,
  word,
  yesNo,
} from './pack-schema-pieces.js';

/** With a pack, each of its facts and results is offered with its values. */
export function conditionSchemas(pack: Pack | null): Schema {
  const variables = pack?.variables ?? [];
  return {
    condition: said('All of its entries must hold.', {
      type: 'object',
      properties: {
        ...several('condition'),
        'some-group': said('Holds where some group of the list meets this.', quantified),
        'every-group': said('Holds where every group of the list meets this.', quantified),
        'no-group': said('Holds where no group of the list meets this.', quantified),
        ...Object.fromEntries(
          variables.map((one) => [one.id, said(describe(one, pack), asked(valuesOf(one, pack)))]),
        ),
      },
      additionalProperties: asked([]),
    }),
    'group-condition': said('What is asked of one group; all of its entries must hold.', {
      type: 'object',
      properties: ofGroup(pack),
      additionalProperties: asked([]),
    }),
    'groups-condition': {
      type: 'object',
      properties: {
        where: said('Which groups it is asked of.', defined('group-condition')),
        ...ofGroup(pack),
      },
      additionalProperties: asked([]),
    },
  };
}

function ofGroup(pack: Pack | null): Schema {
  const classes = pack?.people?.classes.map(({ id, title }) => ({ id, help: title })) ?? [];
  const cells = pack?.people?.cells ?? [];
  return {
    ...several('group-condition'),
    is: said('Whether the group is of this class.', oneOrMore(offered(classes))),
    ...Object.fromEntries(
      cells.map(({ id, question, values }) => [id, said(question || id, asked(values))]),
    ),
  };
}

const several = (name: string): Schema => ({
  all: said('All of these hold.', listOf(defined(name))),
  any: said('At least one of these holds.', listOf(defined(name))),
  not: said('This does not hold; of a list, none holds.', oneOrMore(defined(name))),
});

const quantified = defined('groups-condition');

/** A value, any of several, a range, or another question about the same fact. */
function asked(values: readonly { readonly id: string; readonly help: string }[]): Schema {
  const one = offered(values);
  return {
    anyOf: [
      one,
      listOf(one),
      closed({
        'at-least': said('This value or one further right; ordered facts only.', one),
        'at-most': said('This value or one further left; ordered facts only.', one),
      }),
      closed({ known: said('Whether the brief says it. Never in what moves a result.', yesNo) }),
      closed({ 'left-of': said('Left of another fact or result on the same scale.', word) }),
      closed({ 'right-of': said('Right of another fact or result on the same scale.', word) }),
    ],
  };
}

function valuesOf(variable: Variable, pack: Pack | null) {
  const fact = variable.kind === 'fact' ? pack?.facts[variable.index] : undefined;
  const lines = new Map(fact?.values.map(({ id, help }) => [id, help]));
  return variable.values.map((id) => ({ id, help: lines.get(id) ?? '' }));
}

function describe({ kind, index, id }: Variable, pack: Pack | null): string {
  if (kind === 'fact') return pack?.facts[index]?.question || id;
  if (kind === 'derived') return `Worked out: ${pack?.derived[index]?.says || id}.`;
  if (kind === 'setting') return `Setting: ${pack?.settings[index]?.title ?? id}.`;
  if (kind === 'flag') return `Flag: ${pack?.flags[index]?.title ?? id}.`;
  return 'A result of an earlier layer.';
}
