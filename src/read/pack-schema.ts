// The JSON Schema of pack files, for editors: what they offer, explain and underline while somebody writes rules.
// Draft-07, which every editor reads. It knows the keys and offers the words of a pack; what words mean together is for `rules lint` to say.
import type { Pack } from '../model/pack.js';
import { packVersion } from './pack-manifest.js';
import { conditionSchemas } from './pack-schema-conditions.js';
import { derivedSchema } from './pack-schema-derived.js';
import { factSchemas } from './pack-schema-facts.js';
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
  yesNo,
} from './pack-schema-pieces.js';
import { ruleSchemas } from './pack-schema-rules.js';

/** The schema of every file of a pack; with a pack, its facts, values, approaches and sources are offered. */
export function packSchema(pack: Pack | null = null): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: pack ? `Rule pack, with the words of ${pack.title}` : 'Rule pack',
    description:
      'One file of a rule pack. Any file of the folder may hold any of these keys; their order never changes an answer.',
    ...closed({
      'toforwith-pack': said('Version of the pack format. Stands in one file, `pack.yaml`.', {
        const: packVersion,
      }),
      id: text('The id of the pack: lower-case words joined by hyphens.'),
      version: text('The version of the pack, such as 1.0.0; every answer names it.'),
      title: text('What the pack is called.'),
      extends: said(
        'The packs that this one is built on: shipped ids, or folders relative to this file. Everything of theirs is there; add facts and rules, and alter the rest under `change:`.',
        oneOrMore(plainText),
      ),
      scale: said('The positions, left to right, in bands.', scale),
      kinds: said(
        'What a challenge can be, in order. Where several kind rules speak, the later kind holds.',
        listOf(defined('kind')),
      ),
      names: said(
        'Names that may stand beside the results. The first listed that speaks holds.',
        listOf(defined('name')),
      ),
      flags: said('Troubles of the brief itself, which rules raise.', listOf(defined('term'))),
      settings: said(
        'Numbers and readings that belong to the pack, not to a brief.',
        mapOf(setting),
      ),
      facts: said(
        'What a brief may answer, by dotted path: `decision.time`.',
        mapOf(defined('fact')),
      ),
      people: said('The list of groups that a brief may hold.', defined('people')),
      derived: said('Facts worked out from others.', mapOf(defined('derived'))),
      rules: said('Each rule is a condition and one thing said.', listOf(defined('rule'))),
      then: said('What holds once what came first is over.', then),
      sources: said('Who says so: what rules and facts cite.', mapOf(source)),
      change: said(
        'Alters what the packs built on hold, by id of a rule or setting. Every answer names what is off.',
        mapOf(change),
      ),
      texts: said('Texts for reports, by name.', mapOf({})),
      laws: said('What holds over all briefs, for `rules verify`.', {}),
    }),
    definitions: {
      ...conditionSchemas(pack),
      ...factSchemas(pack),
      ...ruleSchemas(pack),
      derived: derivedSchema,
      citation: citation(pack),
      term: closed(term, ['id', 'title']),
      name: closed(
        {
          ...term,
          decides: text('Who decides, in place of what the approach says.'),
          acts: text('Who acts, in place of what the approach says.'),
        },
        ['id', 'title'],
      ),
      kind: closed(
        { ...term, 'looks-like': text('What it looks like in life, for the interview.') },
        ['id', 'title'],
      ),
    },
  };
}

const term: Schema = {
  id: text('The id by which rules and conditions name it.'),
  title: text('What readers see.'),
  help: text('One line on what it means.'),
  source: defined('citation'),
};

const approach = closed(
  {
    ...term,
    raised: said('Whether `at-least` rules raise a start here; yes unless said.', yesNo),
    decides: text('Who decides.'),
    acts: text('Who acts.'),
    promise: text('What people are promised.'),
    like: said(
      'Approaches or names of other packs that come nearest to it, for second opinions.',
      oneOrMore(plainText),
    ),
  },
  ['id', 'title', 'source'],
);

const scale = closed(
  {
    title: text('What the scale is called.'),
    bands: listOf(
      closed(
        {
          ...term,
          'raised-by-duty': said(
            'Whether a duty raises what is called for out of this band; yes unless said.',
            yesNo,
          ),
          approaches: listOf(approach),
        },
        ['id', 'title', 'source', 'approaches'],
      ),
    ),
  },
  ['bands'],
);

const setting = closed(
  {
    title: text('What the setting is called.'),
    help: text('What it changes.'),
    values: said('Its choices, with a line each; a setting without is a number.', mapOf(plainText)),
    value: said('Its value unless a config or a pack built on this one says another.', {
      type: ['string', 'number', 'boolean'],
    }),
    source: defined('citation'),
  },
  ['title', 'value'],
);

const then = closed(
  {
    set: said('Facts and the values they have then.', mapOf({ type: ['string', 'boolean'] })),
    'kind-fact': text('The fact that states the kind of challenge.'),
    follows: said('For a kind, the kinds that may follow it.', mapOf(oneOrMore(plainText))),
  },
  ['kind-fact'],
);

const source = closed(
  {
    author: text('Who wrote it.'),
    year: said('When.', { type: 'integer' }),
    title: text('What it is called.'),
    kind: said('What it is.', {
      enum: ['document', 'framework', 'study', 'law', 'guidance', 'policy', 'case-law'],
    }),
    jurisdiction: text('For law and guidance, where it holds.'),
    'as-of': text('For law, the date on which it was looked up, such as 2026-03-31.'),
    status: said('Whether it still holds.', { enum: ['in-force', 'historic'] }),
    url: text('Where to read it.'),
    note: text('Anything a reader has to know about it.'),
  },
  ['author', 'title', 'kind'],
);

const change = closed({
  off: text('Switches the rule off, for this reason; every answer names it.'),
  severity: said('Another severity for a finding.', { enum: ['error', 'warning', 'note'] }),
  value: said('Another value for a setting.', { type: ['string', 'number', 'boolean'] }),
});

function citation(pack: Pack | null): Schema {
  const id = offered(pack?.sources.map((one) => ({ id: one.id, help: cite(one) })) ?? []);
  const where = text('Where in it: a section, page or heading.');
  const one: Schema = { anyOf: [id, closed({ id, where }, ['id'])] };
  return said('Who says so: an id from `sources`, or a list; with `where`, the place in it.', {
    anyOf: [one, { type: 'array', items: one }],
  });
}

const cite = ({ author, year, title }: Pack['sources'][number]): string =>
  `${author}${year === null ? '' : ` (${year})`}, ${title}`;
