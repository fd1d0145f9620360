// Schemas of rules, what they say, and their examples.
import type { Pack, Term } from '../model/pack.js';
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
} from './pack-schema-pieces.js';

export function ruleSchemas(pack: Pack | null): Schema {
  const approaches = offered(pack?.scale.approaches ?? []);
  const effects = effectSchemas(pack, approaches);
  return {
    rule: {
      ...closed(
        {
          id: text('The id by which answers, examples and other rules name it.'),
          when: said('When it speaks.', defined('condition')),
          ...effects,
          because: text(
            'Why, as a reader is told it; `{groups}` names the groups that made it speak.',
          ),
          'lifted-by': text('What would lift the limit.'),
          'yields-to': said(
            'Ceilings that a duty does not beat: ids of rules.',
            oneOrMore(plainText),
          ),
          'each-group': said(
            'The groups that it speaks of, one by one.',
            defined('group-condition'),
          ),
          source: defined('citation'),
          examples: said('Examples, run by `rules test`.', listOf(defined('example'))),
          covers: said('Items of a checklist that it takes care of.', oneOrMore(plainText)),
          exempt: text('Why lint and verify let it pass though it changes nothing.'),
        },
        ['id', 'source'],
      ),
      oneOf: Object.keys(effects).map((key) => ({ required: [key] })),
    },
    example: closed(
      {
        given: said('Answers of a brief, by dotted fact.', {
          type: 'object',
          properties: Object.fromEntries(
            (pack?.facts ?? []).map(({ id, question, values }) => [
              id,
              said(question || id, values.length > 0 ? offered(values) : {}),
            ]),
          ),
        }),
        expect: said('What the answer has to be.', expectation(pack, approaches)),
      },
      ['given', 'expect'],
    ),
  };
}

function effectSchemas(pack: Pack | null, approaches: Schema): Schema {
  const words = { anyOf: [plainText, { type: 'object' }] };
  return {
    kind: said('What kind of challenge it is.', offeredTerms(pack?.kinds)),
    'starts-at': said('A position to start from; the leftmost holds.', approaches),
    'at-least': said('A floor on what is called for; yields to `at-most`.', approaches),
    'at-most': said('A ceiling on what is called for and on reach.', approaches),
    'duty-at-least': said('A floor that beats ceilings, but for those it yields to.', approaches),
    'reach-at-most': said('A ceiling on reach alone.', approaches),
    first: said('What must be done before anything else; the leftmost holds.', approaches),
    name: said('What this is called, beside the results.', offeredTerms(pack?.names)),
    flag: said('Trouble in the brief itself.', offeredTerms(pack?.flags)),
    raises: said('Lifts an ordered fact to at least this value.', mapOf(word)),
    needs: said('A condition, shown as met, unmet or unknown.', words),
    warn: said('A caution.', words),
    suggest: said('A method.', words),
    offer: said('What a group is offered.', words),
    asks: said('A question.', words),
    finding: said(
      'What a proposal is told.',
      closed(
        {
          severity: said('How grave it is.', { enum: ['error', 'warning', 'note'] }),
          message: text('What was found.'),
          expected: text('What was expected.'),
          mend: text('How to mend it.'),
          about: said('The facts that it is about.', oneOrMore(plainText)),
        },
        ['severity', 'message'],
      ),
    ),
  };
}

const offeredTerms = (terms: readonly Term[] = []): Schema => offered(terms);

function expectation(pack: Pack | null, approaches: Schema): Schema {
  const pins: Schema = {
    kind: said('The kind of challenge.', offeredTerms(pack?.kinds)),
    'called-for': said('What is called for.', approaches),
    reach: said('How far conditions reach today.', approaches),
    today: said('The lesser of the two.', approaches),
  };
  const rules = oneOrMore(plainText);
  const flags = (pack?.flags ?? []).map(({ id, title }) => [id, said(`Flag: ${title}.`, word)]);
  return {
    type: 'object',
    properties: {
      ...pins,
      first: said('What must be done first, or none.', approaches),
      name: said('The name beside the results, or none.', offeredTerms(pack?.names)),
      ...Object.fromEntries(flags),
      because: said('Rules that speak.', rules),
      'not-because': said('Rules that do not speak.', rules),
      then: said('What follows, in order.', listOf(closed(pins))),
    },
    ...(pack ? { additionalProperties: word } : {}),
  };
}
