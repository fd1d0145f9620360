// JSON Schema (draft-07) of the JSON document; a line of JSON Lines is its `definitions.finding`.

type Schema = Readonly<Record<string, unknown>>;

/** The schema of version 1, as plain JSON. */
export function findingsSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Findings of toforwith check, version 1',
    ...closed({
      version: { const: 1 },
      tool: closed({ name: { const: 'toforwith' }, version: text, url: text }),
      packs: listOf(closed({ id: text, version: text, digest: text })),
      failOn: { ...severity, description: 'The least severity that fails the run.' },
      allowUndecided: {
        ...yesOrNo,
        description: 'Whether the run may end well though not enough is known to judge.',
      },
      baselineUsed: { ...yesOrNo, description: 'Whether findings were compared with a baseline.' },
      counts: closed(
        Object.fromEntries(counted.map(([key, description]) => [key, { ...count, description }])),
      ),
      files: {
        ...listOf(closed({ file: text, proposals: count, readable: yesOrNo })),
        description: 'Every file that was looked at, also those without a finding.',
      },
      findings: listOf({ $ref: '#/definitions/finding' }),
    }),
    definitions: { finding: finding() },
  };
}

function finding(): Schema {
  return closed({
    ...place,
    rule: {
      ...text,
      description: 'Id of the rule, or code of what kept the file from being read.',
    },
    severity,
    kind: {
      enum: ['fail', 'open', 'broken'],
      description: 'It is so; not enough is known to say; the file could not be read.',
    },
    status: { enum: ['active', 'waived', 'baseline'] },
    message: text,
    certain: { ...yesOrNo, description: 'Whether it holds whatever the answers left out are.' },
    hangsOn: { ...listOf(text), description: 'Answers left out that it hangs on.' },
    ask: { ...textOrNull, description: 'For an open finding the question to answer first.' },
    expected: text,
    mend: text,
    pointer: { ...text, description: 'Where in the document; stable when lines move.' },
    brief: text,
    part: textOrNull,
    sources: listOf(closed({ source: text, where: textOrNull, citation: text, url: textOrNull })),
    related: listOf(closed({ ...place, message: text })),
    waiver: { anyOf: [waiver, { type: 'null' }] },
    fingerprint: { ...text, pattern: '^[0-9a-f]+$', description: 'Survives moved lines.' },
  });
}

/** An object with these keys, all of them required, and no others. */
function closed(properties: Schema): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

const listOf = (items: Schema): Schema => ({ type: 'array', items });

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const yesOrNo: Schema = { type: 'boolean' };
const count: Schema = { type: 'integer', minimum: 0 };
const fromOne: Schema = { type: 'integer', minimum: 1 };
const severity: Schema = { enum: ['error', 'warning', 'note'] };

const place: Schema = {
  file: text,
  line: fromOne,
  column: { ...fromOne, description: 'From 1, in UTF-16 units.' },
  endLine: fromOne,
  endColumn: { ...fromOne, description: 'Exclusive.' },
};

const waiver: Schema = closed({
  ...place,
  rule: text,
  reason: text,
  owner: textOrNull,
  until: { ...text, description: 'ISO date; on this day it still holds.' },
  kind: { enum: ['in-file', 'waivers-file'] },
});

const counted: readonly (readonly [string, string])[] = [
  ['files', 'Files looked at.'],
  ['proposals', 'Documents and parts found in them.'],
  ['unreadable', 'Files that could not be read.'],
  ['errors', 'Findings that are active.'],
  ['warnings', 'Findings that are active.'],
  ['notes', 'Findings that are active.'],
  ['undecided', 'Findings that not enough is known to decide.'],
  ['waived', 'Findings that a waiver covers.'],
  ['baseline', 'Findings that the baseline knows.'],
];
