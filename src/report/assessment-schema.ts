// The JSON Schema (draft-07) of `assess --format json`, version 1, with the pack's own ids as the values of pins.
import type { Pack } from '../model/pack.js';
import { assessmentFormat, camel } from './assessment-json.js';

type Schema = { readonly [key: string]: unknown };

export function assessmentSchema(pack: Pack): Schema {
  const approach = orNull(pack.scale.approaches);
  const kind = orNull(pack.kinds);
  const name = orNull(pack.names);
  const flags = (schema: Schema) =>
    Object.fromEntries(pack.flags.map(({ id }) => [camel(id), schema]));
  const pins = {
    domain: kind,
    calledFor: approach,
    reach: approach,
    today: approach,
    first: approach,
    name,
  };
  const assessment = record({
    format: { const: assessmentFormat },
    id: text,
    title: text,
    part: { type: ['string', 'null'] },
    at: place,
    pack: record({ id: text, version: text, digest: text }),
    ...pins,
    ...flags({ type: 'boolean' }),
    then: list(record({ domain: kind, calledFor: approach, reach: approach, today: approach })),
    assumed: list(record({ fact: text, group: textOrNull, value: textOrNull, moves: list(text) })),
    possible: record({
      ...Object.fromEntries(Object.entries(pins).map(([pin, schema]) => [pin, list(schema)])),
      exact: { type: 'boolean' },
      settled: { type: 'boolean' },
      ...flags(list({ type: 'boolean' })),
      hangsOn: list(record({ fact: text, group: textOrNull })),
    }),
    reasons: list({ $ref: '#/definitions/reason' }),
    switchedOff: list(record({ rule: text, reason: text })),
    parts: list({ $ref: '#/definitions/assessment' }),
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'toforwith assessment, version 1',
    $ref: '#/definitions/assessment',
    definitions: {
      assessment: withOptional(assessment, {
        nearly: list({ $ref: '#/definitions/reason' }),
        also: list(opinion),
        advice: {
          type: 'object',
          description:
            "What each group is offered, conditions, cautions, methods, duties, questions; texts are the pack's",
        },
      }),
      reason,
    },
  };
}

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const list = (items: Schema): Schema => ({ type: 'array', items });
const orNull = (terms: readonly { readonly id: string }[]): Schema => ({
  enum: [...terms.map(({ id }) => id), null],
});

function record(properties: Readonly<Record<string, Schema>>): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

function withOptional(schema: Schema, properties: Readonly<Record<string, Schema>>): Schema {
  return { ...schema, properties: { ...(schema.properties as object), ...properties } };
}

const place = {
  ...record({
    file: text,
    line: { type: 'integer', minimum: 1 },
    column: { type: 'integer', minimum: 1 },
  }),
  description: 'lines and columns from 1',
};

const answer = withOptional(
  record({
    fact: text,
    value: textOrNull,
    origin: { enum: ['given', 'ordinary', 'worked-out', 'set'] },
  }),
  { group: text, at: place },
);

const reason = withOptional(
  record({
    rule: text,
    effect: text,
    to: textOrNull,
    binds: { type: 'boolean' },
    because: text,
    groups: list(text),
    answers: list(answer),
    source: list(withOptional(record({ id: text }), { where: text })),
  }),
  { liftedBy: text, condition: { type: 'object' } },
);

const agreement: Schema = { enum: ['same', 'within', 'left', 'right', 'beside', null] };

/** What another pack says of the same brief. Its ids are its own; `like` and `room` are approaches and names of this pack. */
const opinion = record({
  pack: record({ id: text, version: text, digest: text }),
  calledFor: textOrNull,
  reach: textOrNull,
  like: list(text),
  room: list(text),
  agrees: record({ calledFor: agreement, today: agreement }),
  settled: { type: 'boolean' },
  assumed: list(record({ fact: text, value: textOrNull })),
  reasons: list(
    record({ rule: text, effect: text, to: textOrNull, binds: { type: 'boolean' }, because: text }),
  ),
});
