// The JSON Schema (draft-07) of `whatif --format json`, version 1, with the pack's own ids as the values of pins.
import type { Pack } from '../model/pack.js';
import { assessmentSchema, flagsSchema, pinsSchema } from './assessment-schema.js';
import { list, place, record, type Schema, text, textOrNull, withOptional } from './schema.js';
import { whatIfFormat } from './whatif-json.js';

export function whatIfSchema(pack: Pack): Schema {
  const { definitions } = assessmentSchema(pack) as { readonly definitions: Definitions };
  const pins = { ...pinsSchema(pack), ...flagsSchema(pack, { type: 'boolean' }) };
  const set = record({
    changes: list(change),
    then: {
      anyOf: [record(pins), { type: 'null' }],
      description: 'the answer then; null where other groups may lead to this or that',
    },
  });
  const ways = {
    sets: { ...list(set), description: 'all smallest sets, the nearest first' },
    advice: {
      ...list(set),
      description: 'all smallest sets of what somebody can change, the nearest first',
    },
  };
  const pin = (keys: readonly string[]): Schema => ({ enum: keys });
  const found = record({
    format: { const: whatIfFormat },
    ...{ id: text, title: text, part: textOrNull, at: place },
    pack: record({ id: text, version: text, digest: text }),
    ...pins,
    moves: {
      anyOf: [
        list(
          record({
            pin: pin(['calledFor', 'today', 'first']),
            is: textOrNull,
            wrong: {
              type: ['integer', 'null'],
              description:
                'how many answers at least must be otherwise; null where none can move it',
            },
            ...ways,
            restsOn: record({
              smallest: { type: 'boolean' },
              answers: list(
                record({
                  ...{ fact: text, group: textOrNull, value: textOrNull },
                  assumed: { type: 'boolean' },
                }),
              ),
            }),
            hangsNot: list(text),
          }),
        ),
        { type: 'null' },
      ],
    },
    to: list(
      record({
        pin: pin(['calledFor', 'today', 'name']),
        to: text,
        holds: { type: 'boolean' },
        ...ways,
      }),
    ),
    parts: list({ $ref: '#/definitions/whatif' }),
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'toforwith whatif, version 1',
    $ref: '#/definitions/whatif',
    definitions: {
      whatif: withOptional(found, { set: supposed(definitions.assessment) }),
      ...definitions,
    },
  };
}

interface Definitions {
  readonly assessment: Schema;
  readonly reason: Schema;
}

const change = record({
  ...{ fact: text, group: textOrNull, from: textOrNull, to: textOrNull },
  assumed: {
    type: 'boolean',
    description: 'left out and taken for granted: it would have to turn out so',
  },
  changeable: { type: 'boolean', description: 'whether somebody can change it' },
});

/** The answer under `--set`: an assessment, but for its format and parts, which stand around it. */
function supposed(assessment: Schema): Schema {
  const {
    format: _format,
    parts: _parts,
    ...properties
  } = assessment.properties as Record<string, Schema>;
  const required = (assessment.required as readonly string[]).filter(
    (key) => key !== 'format' && key !== 'parts',
  );
  return record({
    settings: list(record({ fact: text, group: textOrNull, from: textOrNull, to: textOrNull })),
    then: { ...assessment, properties, required },
    differs: list(text),
    reasons: record({ gone: list(text), new: list(text) }),
  });
}
