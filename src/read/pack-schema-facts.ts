// Schemas of facts, cells and the list of people.
import type { Pack } from '../model/pack.js';
import {
  closed,
  defined,
  listOf,
  mapOf,
  offered,
  oneOrMore,
  plainText,
  type Schema,
  said,
  text,
  word,
  yesNo,
} from './pack-schema-pieces.js';

const asking: Schema = {
  question: text('The question as it is asked.'),
  help: text('One or two plain sentences for whoever is asked.'),
  changes: text('Which part of the answer it changes: why it is asked.'),
  about: text('What it is about, for running text: "whether the decision is open".'),
  says: said(
    'Values as plain statements, for running text; at least those that may be taken for granted.',
    mapOf(plainText),
  ),
  ordered: said('Whether the values run from least to most, as listed.', yesNo),
  source: defined('citation'),
  changeable: said(
    'Whether somebody can change it; no: it is as it is, and is never offered as advice.',
    yesNo,
  ),
  usual: said(
    'How often each value is met, as weights for the choice of the next question; 1 unless said.',
    mapOf({ type: 'number' }),
  ),
  covers: said('Items of a checklist that it asks for.', oneOrMore(plainText)),
};

const values = {
  anyOf: [mapOf({ type: ['string', 'number', 'null'] }), listOf(word)],
};

export function factSchemas(pack: Pack | null): Schema {
  return {
    fact: closed({
      ...asking,
      kind: said('What the answer is; a choice unless said.', {
        enum: ['choice', 'text', 'date', 'map'],
      }),
      values: said(
        'Its values, with a line each or as a list; `approaches` for those of the scale, `approaches-and-names` for the names after them.',
        { anyOf: [...values.anyOf, { enum: ['approaches', 'approaches-and-names'] }] },
      ),
      ordinary: said(
        'What a left-out answer is taken for: a value, or cases with a value as the last. The answer names it wherever something hangs on it.',
        ordinary('condition'),
      ),
      'left-out': said(
        'What a left-out answer may turn out to be: any value; or it is `unstated`, until answered (abstains) or for good (stays).',
        { enum: ['any', 'abstains', 'stays'] },
      ),
      keys: said('For a map, its keys; any, where left out.', oneOrMore(word)),
      'map-values': said('For a map, the values it may have.', oneOrMore(word)),
      reads: said(
        'How a brief written for another pack answers it: its facts or results, each with the value here for every value there. The first that is certain holds.',
        mapOf(mapOf(word)),
      ),
      exempt: text('Why lint lets it pass though nothing here reads it.'),
    }),
    people: closed({
      key: text('The key of the list in a brief.'),
      question: text('The question as it is asked.'),
      help: text('One or two plain sentences for whoever is asked.'),
      changes: text('Which part of the answer it changes.'),
      about: text('What it is about, for running text.'),
      says: text('A list that was left out, as a plain statement of who is taken to be concerned.'),
      classes: said(
        'Names for several kinds of group together.',
        mapOf(closed({ title: text('What readers see.'), values: kindsOfGroup(pack) }, ['values'])),
      ),
      cells: said(
        'What is asked of each group. The first says what kind of group it is and is always given.',
        mapOf(defined('cell')),
      ),
      'when-left-out': said(
        'The groups that stand for a list that was left out.',
        listOf(mapOf(word)),
      ),
    }),
    cell: closed({
      ...asking,
      values: said('Its values, with a line each or as a list.', values),
      ordinary: said(
        'What a left-out answer is taken for: a value, or cases with a value as the last.',
        ordinary('group-condition'),
      ),
      'named-in': text('Not asked: whether the name of the group is a key of this map fact.'),
    }),
  };
}

const kindsOfGroup = (pack: Pack | null): Schema =>
  said('Values of the first cell.', oneOrMore(offered(pack?.people?.cells[0]?.values ?? [])));

const ordinary = (condition: string): Schema => ({
  anyOf: [
    word,
    listOf({
      anyOf: [
        word,
        closed(
          {
            when: defined(condition),
            then: said('The value in this case.', plainText),
          },
          ['when', 'then'],
        ),
      ],
    }),
  ],
});
