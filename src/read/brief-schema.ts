// The JSON Schema of briefs for a pack, for editors: what they offer, explain and underline while somebody writes.
// Draft-07, which every editor reads; it accepts what `readBriefs` accepts, but for checks across keys.
import { briefVersion } from '../model/brief.js';
import type { Cell, Fact, FactValue, Pack, People } from '../model/pack.js';
import { type FactSlot, type Section, vocabularyOf } from './brief-vocabulary.js';

/** A JSON Schema, or a piece of one, as plain data. */
export type Schema = { readonly [key: string]: unknown };

const text = { type: ['string', 'number', 'null'] };

/** The schema of one brief against this pack. */
export function briefSchema(pack: Pack): Schema {
  const { root } = vocabularyOf(pack);
  const sections = propertiesOf(root);
  const people = pack.people ? { [pack.people.key]: { $ref: '#/definitions/people' } } : {};
  const name = { ...text, description: 'What this part is called.' };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Brief for ${pack.title}`,
    description: 'Leave out what is not known: left out never means no.',
    ...closed({
      $schema: { type: 'string' },
      toforwith: { const: briefVersion, description: 'Version of the brief format.' },
      title: { ...text, description: 'What the challenge is called.' },
      id: { ...text, description: 'An id of your own; the path of the file where left out.' },
      ...sections,
      ...people,
      parts: {
        description:
          'Parts that differ: each has its own answers, which take the place of those above.',
        type: ['array', 'null'],
        items: { ...closed({ name, ...sections, ...people }), required: ['name'] },
      },
    }),
    required: ['toforwith'],
    definitions: {
      ...definitionsOf(root),
      ...(pack.people ? { people: peopleSchema(pack.people) } : {}),
    },
  };
}

const closed = (properties: Schema): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});

const reference = (path: string): Schema => ({ $ref: `#/definitions/answer.${path}` });

/** Each key of a section, its schema kept among the definitions. */
function propertiesOf(section: Section): Schema {
  const entries = [...section.slots].map(([key, slot]) => [
    key,
    reference(slot.kind === 'fact' ? slot.fact.id : slot.path),
  ]);
  return Object.fromEntries(entries);
}

function definitionsOf(section: Section): Schema {
  const found: Record<string, unknown> = {};
  for (const slot of section.slots.values()) {
    if (slot.kind === 'fact') found[`answer.${slot.fact.id}`] = factSchema(slot);
    else {
      found[`answer.${slot.path}`] = { ...closed(propertiesOf(slot)), type: ['object', 'null'] };
      Object.assign(found, definitionsOf(slot));
    }
  }
  return found;
}

function factSchema({ fact, mapWords }: FactSlot): Schema {
  const description = describe(fact);
  if (fact.kind === 'choice') return { description, ...choice(fact.values.map(({ id }) => id)) };
  if (fact.kind === 'text') return { description, ...text };
  if (fact.kind === 'date')
    return { description, type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
  const value = mapWords.ids.length > 0 ? choice(mapWords.ids) : text;
  const keys = Object.fromEntries(fact.mapKeys.map((key) => [key, value]));
  const map = fact.mapKeys.length > 0 ? closed(keys) : { additionalProperties: value };
  return { description, ...map, type: ['object', 'null'] };
}

/** The words of a choice; true and false where they stand for yes and no, null for left out. */
function choice(ids: readonly string[]): Schema {
  const truths = [true, false].filter((truth) => ids.includes(truth ? 'yes' : 'no'));
  return { enum: [...ids, ...truths, null] };
}

function peopleSchema(people: People): Schema {
  const cells = people.cells.filter(({ namedIn }) => namedIn === null);
  const name = { ...text, description: 'What the group is called.' };
  const asked = cells.map((cell) => [
    cell.id,
    { description: describe(cell), ...choice(cell.values.map(({ id }) => id)) },
  ]);
  return {
    description: joined([people.question, people.help]),
    type: ['array', 'null'],
    items: {
      ...closed({ name, ...Object.fromEntries(asked) }),
      required: cells.slice(0, 1).map(({ id }) => id),
    },
  };
}

function describe({ question, help, values }: Fact | Cell): string {
  return joined([question, help, ...values.map(lineOf)]);
}

const lineOf = ({ id, help }: FactValue) => (help === '' ? '' : `- ${id}: ${help}`);
const joined = (lines: readonly string[]) => lines.filter((line) => line !== '').join('\n');
