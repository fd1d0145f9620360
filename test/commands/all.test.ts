import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { declareAll } from '../../src/commands/all.js';

const declared = (word?: string) =>
  declareAll(new Command('toforwith'), async () => {}, '0', word).commands;
const all = declared();

describe('the commands that are declared', () => {
  it.each(all.map((command) => command.name()))('are %s alone where it is at hand', (name) => {
    const [command, ...others] = declared(name).filter((each) => each.name() === name);
    const whole = all.find((each) => each.name() === name);
    expect([command?.helpInformation(), others]).toEqual([whole?.helpInformation(), []]);
    expect(declared(name)).toHaveLength(name === 'completion' ? all.length : 1);
  });

  it.each(['help', 'asess', '--color', 'constructor', ''])('are all of them at "%s"', (word) => {
    expect(declared(word).map((command) => command.name())).toEqual(
      all.map((command) => command.name()),
    );
  });
});
