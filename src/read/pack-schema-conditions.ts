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
  return {
    ...valueSchemas(pack),
    condition: said('All of its entries must hold.', {
      type: 'object',
      properties: {
        ...several('condition'),
        'some-group': said('Holds where some group of the list meets this.', quantified),
        'every-group': said('Holds where every group of the list meets this.', quantified),
        'no-group': said('Holds where no group of the list meets this.', quantified),
        ...Object.fromEntries(
          (pack?.variables ?? []).map((one) => [
            one.id,
            said(describe(one, pack), asked(valuesFor(one.id), one.ordered)),
          ]),
        ),
      },
      additionalProperties: asked(word, true),
    }),
    'group-condition': said('What is asked of one group; all of its entries must hold.', {
      type: 'object',
      properties: ofGroup(pack),
      additionalProperties: asked(word, true),
    }),
    'groups-condition': {
      type: 'object',
      properties: {
        where: said('Which groups it is asked of.', defined('group-condition')),
        ...ofGroup(pack),
      },
      additionalProperties: asked(word, true),
    },
    'other-question': {
      anyOf: [
        closed({ known: said('Whether the brief says it. Never in what moves a result.', yesNo) }),
        closed({ 'left-of': said('Left of another fact or result on the same scale.', word) }),
        closed({ 'right-of': said('Right of another fact or result on the same scale.', word) }),
      ],
    },
  };
}

/** The values of a fact, result or cell of a pack. */
export const valuesFor = (id: string): Schema => defined(`value.${id}`);

function valueSchemas(pack: Pack | null): Schema {
  const { key = '', cells = [] } = pack?.people ?? {};
  return Object.fromEntries([
    ...(pack?.variables ?? []).map((one) => [`value.${one.id}`, offered(valuesOf(one, pack))]),
    ...cells.map(({ id, values }) => [`value.${key}.${id}`, offered(values)]),
  ]);
}

function ofGroup(pack: Pack | null): Schema {
  const { key = '', cells = [], classes = [] } = pack?.people ?? {};
  const named = classes.map(({ id, title }) => ({ id, help: title }));
  return {
    ...several('group-condition'),
    is: said('Whether the group is of this class.', oneOrMore(offered(named))),
    ...Object.fromEntries(
      cells.map(({ id, question, ordered }) => [
        id,
        said(question || id, asked(valuesFor(`${key}.${id}`), ordered)),
      ]),
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
function asked(one: Schema, ordered: boolean): Schema {
  const range = closed({
    'at-least': said('This value or one further right.', one),
    'at-most': said('This value or one further left.', one),
  });
  return {
    anyOf: [one, listOf(one), ...(ordered ? [range] : []), defined('other-question')],
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
