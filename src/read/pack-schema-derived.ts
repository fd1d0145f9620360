// Schemas of derived facts, one for each of their forms.
import {
  closed,
  defined,
  listOf,
  mapOf,
  oneOrMore,
  plainText,
  type Schema,
  said,
  text,
  word,
} from './pack-schema-pieces.js';

const says = text('What it says, in words.');
const options = said('What ballots may speak for, in order.', listOf(word));
const ballots = said(
  'For each fact, what its values speak for; values left out abstain.',
  mapOf(mapOf(word)),
);
const upTo = said('The highest count, which stands for more as well.', { type: 'integer' });
const where = said('Which groups count; all unless said.', defined('group-condition'));
const nobody = said('The value where no group counts.', word);
const group = defined('group-condition');

const form = (description: string, properties: Schema, required: readonly string[]): Schema =>
  said(description, closed({ ...properties, says }, required));

const extreme = (key: 'highest' | 'lowest', words: string): Schema =>
  form(
    `The ${words} value of a cell among the groups that count.`,
    { [key]: text('The cell.'), where, nobody },
    [key, 'nobody'],
  );

export const derivedSchema: Schema = {
  anyOf: [
    form('yes where the condition holds, else no.', { when: defined('condition') }, ['when']),
    form(
      'The option that most ballots speak for, or none.',
      {
        vote: ballots,
        options,
        tie: said('Which holds on a tie.', { enum: ['leftmost', 'rightmost'] }),
      },
      ['vote', 'options', 'tie'],
    ),
    form('How many ballots the option with most of them has.', { agreement: ballots, options }, [
      'agreement',
      'options',
    ]),
    form(
      'How many of these hold.',
      { count: said('Facts, each with the values that count.', mapOf({})), 'up-to': upTo },
      ['count'],
    ),
    extreme('highest', 'rightmost'),
    extreme('lowest', 'leftmost'),
    form('yes where some group that counts meets this.', { any: group, where }, ['any']),
    form(
      'yes where every group that counts meets this, and where none counts.',
      { every: group, where },
      ['every'],
    ),
    form(
      'How many groups meet this.',
      {
        'count-groups': group,
        together: said('Groups that meet the same one of these count once.', listOf(group)),
        'up-to': upTo,
      },
      ['count-groups', 'up-to'],
    ),
    form(
      'yes where there are fewer days from one date to another; unstated where one is not given.',
      {
        days: closed({ from: text('A date fact.'), to: text('A date fact.') }, ['from', 'to']),
        'fewer-than': said('A number of days, or the id of a setting.', plainText),
      },
      ['days', 'fewer-than'],
    ),
    form(
      'yes where a map is given and lacks one of these keys.',
      { lacks: text('A map fact.'), keys: oneOrMore(word) },
      ['lacks', 'keys'],
    ),
  ],
};
