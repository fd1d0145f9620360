// The JSON Schema (draft-07) of `assess --format json`, version 1, with the pack's own ids as the values of pins.
import type { Pack } from '../model/pack.js';
import { adviceSchema } from './advice-schema.js';
import { assessmentFormat, camel } from './assessment-json.js';
import { list, place, record, type Schema, text, textOrNull, withOptional } from './schema.js';

export function assessmentSchema(pack: Pack): Schema {
  const pins = pinsSchema(pack);
  const { domain, calledFor, reach, today } = pins;
  const assessment = record({
    format: { const: assessmentFormat },
    id: text,
    title: text,
    part: { type: ['string', 'null'] },
    at: place,
    pack: record({ id: text, version: text, digest: text }),
    ...pins,
    ...flagsSchema(pack, { type: 'boolean' }),
    then: list(record({ domain, calledFor, reach, today })),
    assumed: list(record({ fact: text, group: textOrNull, value: textOrNull, moves: list(text) })),
    possible: record({
      ...Object.fromEntries(Object.entries(pins).map(([pin, schema]) => [pin, list(schema)])),
      exact: { type: 'boolean' },
      settled: { type: 'boolean' },
      ...flagsSchema(pack, list({ type: 'boolean' })),
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
        nextQuestion: { anyOf: [nextQuestion, { type: 'null' }] },
        also: list(opinion),
        advice: adviceSchema(pack),
      }),
      reason,
      answer,
    },
  };
}

/** The pins of an answer, by their keys. */
export function pinsSchema(pack: Pack) {
  const approach = orNull(pack.scale.approaches);
  return {
    domain: orNull(pack.kinds),
    ...{ calledFor: approach, reach: approach, today: approach, first: approach },
    name: orNull(pack.names),
  };
}

/** A key for each flag of the pack. */
export const flagsSchema = (pack: Pack, schema: Schema): Readonly<Record<string, Schema>> =>
  Object.fromEntries(pack.flags.map(({ id }) => [camel(id), schema]));

const orNull = (terms: readonly { readonly id: string }[]): Schema => ({
  enum: [...terms.map(({ id }) => id), null],
});

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

const nextQuestion: Schema = {
  ...record({
    fact: text,
    group: textOrNull,
    how: {
      enum: ['fewest', 'most-told'],
      description:
        'fewest: no other order of questions is expected to need fewer; most-told: the single question that is expected to tell most',
    },
    expected: {
      type: ['number', 'null'],
      description: 'how many questions are expected until all is settled, this one included',
    },
  }),
  description: 'what to ask first; null where nothing that is open can change the answer',
};

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
