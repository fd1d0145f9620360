import { describe, expect, it } from 'vitest';
import { findingsGithub } from '../../src/report/findings-github.js';
import { findingsSummary } from '../../src/report/findings-summary.js';
import { attacks, hostileFindings } from './findings-hostile.js';
import { context, finding, sample, sampleWith } from './findings-sample.js';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** A line as the runner reads it: `::name key=value,key=value::data`, then each escape undone once. */
function parse(line: string): Command | null {
  const found = /^\s*::([^\s:]+)(?: ((?:(?!::).)*))?::(.*)$/.exec(line);
  if (!found) return null;
  const [, name = '', written = '', data = ''] = found;
  const pairs = written.split(',').map((pair) => pair.split(/=(.*)/s, 2));
  const properties = Object.fromEntries(
    pairs.map(([key, value]) => [key, undone(value ?? '', true)]),
  );
  return { name, properties, data: undone(data, false) };
}

function undone(text: string, isProperty: boolean): string {
  const plain = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const whole = isProperty ? plain.replaceAll('%3A', ':').replaceAll('%2C', ',') : plain;
  return whole.replaceAll('%25', '%');
}

const commandsOf = (text: string): Command[] =>
  text.split('\n').flatMap((line) => {
    const command = parse(line);
    return command ? [command] : [];
  });

describe('findings as GitHub annotations', () => {
  it('are a command for each active finding, the gravest first', () => {
    const commands = commandsOf(findingsGithub(sample, context));
    expect(commands.map(({ name, properties }) => `${name} ${properties.title}`)).toEqual([
      'error syntax/yaml',
      'error over-promise',
      'warning under-engages',
      'warning costs-unmet',
      'warning words-claim-more',
      'notice better-name',
    ]);
  });

  it('carry the place, the finding and how to mend it', () => {
    const [, command] = commandsOf(findingsGithub(sample, context));
    expect(command?.properties).toEqual({
      title: 'over-promise',
      file: 'proposals/loneliness.yaml',
      line: '7',
      endLine: '7',
      col: '13',
      endColumn: '26',
    });
    expect(command?.data).toContain('\nTo mend it: claim participation');
  });

  it('leave out columns where the place has several lines, as GitHub wants', () => {
    const at = { ...finding().at, endLine: 9 };
    const [command] = commandsOf(findingsGithub(sampleWith(finding({ at })), context));
    expect(Object.keys(command?.properties ?? {})).toEqual(['title', 'file', 'line', 'endLine']);
  });

  it('name files from the root of the repository', () => {
    const within = { ...context, fromRoot: 'docs/' };
    const [command] = commandsOf(findingsGithub(sampleWith(finding()), within));
    expect(command?.properties.file).toBe('docs/proposals/loneliness.yaml');
  });

  it('hold no other command, whatever a file says', () => {
    const text = findingsGithub(sampleWith(...hostileFindings), context);
    const commands = commandsOf(text);
    expect(commands.map(({ name }) => name)).toEqual(attacks.map(() => 'error'));
    expect(text.split('\n')).toHaveLength(attacks.length + 2);
    const keys = ['title', 'file', 'line', 'endLine', 'col', 'endColumn'];
    for (const { properties } of commands) expect(Object.keys(properties)).toEqual(keys);
  });

  it('bring back file names as they are', () => {
    const files = hostileFindings
      .filter(({ status }) => status === 'active')
      .map(({ at }) => at.file);
    const commands = commandsOf(findingsGithub(sampleWith(...hostileFindings), context));
    expect(commands.map(({ properties }) => properties.file).sort()).toEqual(files.sort());
  });
});

describe('the job summary', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    finding({
      message: `the claim is too great: ${'é'.repeat(200)}`,
      severity: index < 4990 ? 'note' : 'error',
      at: { ...finding().at, line: index + 1, endLine: index + 1 },
      fingerprint: index.toString(16),
    }),
  );
  const long = findingsSummary(sampleWith(...many), context);

  it('stays under the size over which GitHub drops it', () => {
    expect(Buffer.byteLength(long)).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(long)).toBeGreaterThan(900_000);
  });

  it('keeps the gravest and the counts, and says how many are left out', () => {
    expect(long.match(/^- `/gm)?.length).toBeGreaterThan(1000);
    expect(long.match(/^## .*/gm)).toEqual(['## Errors', '## Notes']);
    expect(long).toContain('**1 proposal in 1 file: 10 errors, 4990 notes.**');
    const left = Number(/And (\d+) more findings/.exec(long)?.[1]);
    expect(left + (long.match(/^- `/gm)?.length ?? 0)).toBe(5000);
  });

  it('is whole where it fits', () => {
    expect(findingsSummary(sample, context)).not.toContain('more finding');
  });
});
