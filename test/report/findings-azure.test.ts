import { describe, expect, it } from 'vitest';
import { findingsAzure } from '../../src/report/findings-azure.js';
import { attacks, hostileFindings } from './findings-hostile.js';
import { context, sample, sampleWith } from './findings-sample.js';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** A line as the agent reads it: from the first `##vso[` to the first `]`, wherever in the line. */
function parse(line: string): Command | null {
  const start = line.indexOf('##vso[');
  const end = line.indexOf(']', start);
  if (start === -1 || end === -1) return null;
  const [name = '', written = ''] = line.slice(start + 6, end).split(/ (.*)/s, 2);
  const pairs = written.split(';').map((pair) => pair.split(/=(.*)/s, 2));
  const properties = Object.fromEntries(pairs.map(([key, value]) => [key, undone(value ?? '')]));
  return { name, properties, data: undone(line.slice(end + 1)) };
}

const undone = (text: string): string =>
  text
    .replaceAll('%3B', ';')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%5D', ']')
    .replaceAll('%AZP25', '%');

describe('findings as Azure logging commands', () => {
  it('log errors, warnings and what is undecided, and print the rest', () => {
    const lines = findingsAzure(sample, context).trimEnd().split('\n');
    expect(lines.map((line) => parse(line)?.properties.type ?? 'plain')).toEqual([
      ...['error', 'error', 'warning', 'warning', 'warning'],
      ...['plain', 'plain', 'plain', 'plain'],
    ]);
    expect(parse(lines[1] ?? '')).toMatchObject({
      name: 'task.logissue',
      properties: {
        sourcepath: 'proposals/loneliness.yaml',
        linenumber: '7',
        columnnumber: '13',
        code: 'over-promise',
      },
    });
  });

  it('hold no other command, whatever a file says', () => {
    const lines = findingsAzure(sampleWith(...hostileFindings), context)
      .trimEnd()
      .split('\n');
    const commands = lines.map(parse).filter((command) => command !== null);
    expect(lines).toHaveLength(hostileFindings.length + 1);
    expect(commands.map(({ name }) => name)).toEqual(attacks.map(() => 'task.logissue'));
    const keys = ['type', 'sourcepath', 'linenumber', 'columnnumber', 'code'];
    for (const { properties } of commands) expect(Object.keys(properties)).toEqual(keys);
  });

  it('bring back file names as they are', () => {
    const active = hostileFindings.filter(({ status }) => status === 'active');
    const lines = findingsAzure(sampleWith(...hostileFindings), context).split('\n');
    const files = lines.flatMap((line) => parse(line)?.properties.sourcepath ?? []);
    expect(files.sort()).toEqual(active.map(({ at }) => at.file).sort());
  });
});
