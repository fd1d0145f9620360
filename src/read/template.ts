// The empty brief that `init` writes: a form with every question of a pack and no answer.
// `##` begins an explanation, `# ` an answer to fill in, so that an editor's comment key opens a whole section at once.
import { briefVersion } from '../model/brief.js';
import type { Cell, Fact, FactValue, Pack, People } from '../model/pack.js';
import { type FactSlot, type Section, vocabularyOf } from './brief-vocabulary.js';

const width = 100;

/** The form as YAML; `schema` is where the editor finds the brief's JSON Schema. */
export function briefTemplate(pack: Pack, schema = './brief.schema.json'): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    ...explain(
      '',
      'What is known of a challenge. To answer, remove the "# " before a key and write one of the words listed above it. Leave the rest as it is: left out means not known, which is not no.',
    ),
    `toforwith: ${briefVersion}`,
    'title: What this is about',
    ...sectionLines(vocabularyOf(pack).root, ''),
    ...(pack.people ? ['', ...peopleLines(pack.people)] : []),
    '',
    ...explain(
      '',
      'Parts that differ from one another: each has a name and its own answers, which take the place of those above.',
    ),
    '# parts:',
    '#   - name: The first part',
  ];
  return `${lines.join('\n')}\n`;
}

function sectionLines(section: Section, indent: string): readonly string[] {
  return [...section.slots].flatMap(([key, slot]) =>
    slot.kind === 'fact'
      ? ['', ...factLines(slot, key, indent)]
      : ['', `${indent}${key}:`, ...sectionLines(slot, `${indent}  `).slice(1)],
  );
}

function factLines({ fact, mapWords }: FactSlot, key: string, indent: string): readonly string[] {
  const lines = [
    ...explain(indent, joined([fact.question, fact.help])),
    ...valueLines(fact.values, indent),
  ];
  const usual = fact.ordinary.length === 1 ? fact.values[fact.ordinary[0]?.value ?? -1] : undefined;
  if (usual) lines.push(...explain(indent, `Left out, it is taken to be ${usual.id}.`));
  if (fact.kind === 'date') lines.push(...explain(indent, 'A date, such as 2026-03-31.'));
  if (fact.kind === 'text') lines.push(...explain(indent, 'In your own words.'));
  lines.push(...(fact.kind === 'map' ? mapLines(fact, mapWords.ids, indent) : []));
  lines.push(`${indent}# ${key}:`);
  if (fact.kind === 'map') lines.push(...fact.mapKeys.map((each) => `${indent}#   ${each}:`));
  return lines;
}

function mapLines(fact: Fact, words: readonly string[], indent: string): readonly string[] {
  const value = words.length > 0 ? `one of ${words.join(', ')}` : 'a text';
  if (fact.mapKeys.length > 0) return explain(indent, `Each ${value}.`);
  return explain(
    indent,
    `Below it a line for each, such as "its name: ${words[0] ?? 'a text'}"; each ${value}.`,
  );
}

/** Every question about a group first, then one entry to fill in and copy for the next group. */
function peopleLines(people: People): readonly string[] {
  const indent = '  ';
  const cells = people.cells.filter(({ namedIn }) => namedIn === null);
  return [
    `${people.key}:`,
    ...explain(indent, joined([people.question, people.help])),
    ...explain(indent, 'One entry for each group. An empty list, [], says that there is nobody.'),
    ...cells.flatMap((cell) => ['', ...cellLines(cell, indent)]),
    '',
    `${indent}# - name: The first group`,
    // What kind of group it is must be said, so that line shows a word where the others are empty.
    ...cells.map(({ id, values }, index) =>
      index === 0 ? `${indent}#   ${id}: ${values[0]?.id ?? ''}` : `${indent}#   ${id}:`,
    ),
  ];
}

const cellLines = (cell: Cell, indent: string): string[] => [
  ...explain(indent, joined([`${cell.id}:`, cell.question, cell.help])),
  ...valueLines(cell.values, indent),
];

const joined = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' ');

/** One line a value with what it means; values that say nothing more stand together. */
function valueLines(values: readonly FactValue[], indent: string): string[] {
  if (values.length === 0) return [];
  const ids = values.map(({ id }) => id);
  if (values.every(({ help }) => help === '')) return explain(indent, `One of ${ids.join(', ')}.`);
  const column = Math.max(...ids.map((id) => id.length));
  return values.flatMap(({ id, help }) => explain(indent, help, `${id.padEnd(column)}  `));
}

/** Lines of explanation, wrapped; what follows `before` hangs under where it began. */
function explain(indent: string, said: string, before = ''): string[] {
  if (said === '' && before === '') return [];
  const start = `${indent}## ${before === '' ? '' : '  '}`;
  const room = width - start.length - before.length;
  const hanging = ' '.repeat(before.length);
  return wrapped(said, room).map((line, index) =>
    `${start}${index === 0 ? before : hanging}${line}`.trimEnd(),
  );
}

function wrapped(said: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of said.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
