// The JSON Schema of `advice` in an assessment: what each group is offered, conditions, cautions, methods, duties, questions.
// Ids are the pack's rules; texts are the pack's words.
import type { Pack } from '../model/pack.js';
import { list, record, type Schema, text, textOrNull } from './schema.js';

/** The whole of `advice`, with the pack's own approaches; `#/definitions/answer` is what a rule rests on. */
export function adviceSchema(pack: Pack): Schema {
  const approach = { enum: [...pack.scale.approaches.map(({ id }) => id), null] };
  const offer = record({
    rule: text,
    part: { ...text, description: 'which part of an offer it is, by a word of the pack' },
    text,
  });
  return {
    ...record({
      groups: list(record({ groups: list(text), offers: list(offer) })),
      conditions: list(
        told({
          says: text,
          metBy: { ...text, description: 'what would meet it' },
          state: { enum: ['met', 'unmet', 'unknown'] },
          under: { ...text, description: 'the heading that it stands under, by id' },
        }),
      ),
      cautions: list(told({ title: text, stake: text, text, weight: text })),
      methods: list(
        told({
          title: text,
          purpose: text,
          because: text,
          size: text,
          time: text,
          cost: text,
          fails: text,
        }),
      ),
      dutiesLookedAt: {
        enum: ['yes', 'no-pack', 'no-setting'],
        description:
          'no-pack: no loaded pack knows duties; no-setting: the brief does not say where it is set',
      },
      duties: list(
        told({
          title: text,
          check: text,
          law: { ...text, description: 'act and section, jurisdiction and date' },
        }),
      ),
      questions: list(told({ text })),
      notes: list(told({ text, under: text })),
      chain: {
        anyOf: [
          { type: 'null' },
          list(
            record({
              key: text,
              title: text,
              state: { enum: ['covered', 'missing', 'unknown'] },
              approach,
            }),
          ),
        ],
      },
    }),
    description: 'What else the answer says; texts are the words of the pack',
  };
}

/** A rule that has something to say, with its words. */
const told = (words: Readonly<Record<string, Schema>>): Schema =>
  record({
    rule: text,
    ...words,
    groups: { ...list(text), description: 'names of the groups that made it speak' },
    answers: list({ $ref: '#/definitions/answer' }),
    source: { ...list(text), description: 'who says so, as printed' },
    saidBy: { ...textOrNull, description: 'a rule told elsewhere that says the same' },
  });
