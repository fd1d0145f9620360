// What a pack that reads well may still lack: examples, near misses, readers of its facts, rules that can speak. One row a check.
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Pack, Rule } from '../model/pack.js';
import { type Location, type Place, type Source, startsOfLines } from '../model/source.js';
import { nearest } from '../read/nearest.js';
import { contradictsItself } from './contradiction.js';
import { apart } from './near-miss.js';
import { fillable, unfillable } from './placeholders.js';
import type { Outcome } from './test.js';
import { unreadFacts } from './unread.js';

interface Linting {
  readonly pack: Pack;
  /** The rules of these files that are on. */
  readonly rules: readonly Rule[];
  readonly outcomes: readonly Outcome[];
  /** Where something of these files stands; null for what the pack has from another. */
  readonly locate: (place: Place) => Location | null;
}

type Check = (linting: Linting) => readonly Diagnostic[];

const checks: readonly Check[] = [withoutExample, withoutNearMiss, unread, neverSpeaking, unfilled];

/** Warnings about what these files add to the pack; `outcomes` are those of their own examples. */
export function lintPack(
  files: readonly Source[],
  pack: Pack,
  outcomes: readonly Outcome[],
): readonly Diagnostic[] {
  const sources = new Map(files.map((file) => [file.name, file]));
  const locate = (place: Place): Location | null => locationAt(place, sources.get(place.file));
  const rules = pack.rules.filter(({ place, off }) => off === null && sources.has(place.file));
  return checks.flatMap((check) => check({ pack, rules, outcomes, locate }));
}

function locationAt(place: Place, source: Source | undefined): Location | null {
  if (!source) return null;
  const starts = startsOfLines(source);
  const offset = (line: number, column: number) =>
    (starts[line - 1 - source.linesBefore] ?? 0) + column - 1;
  const span = {
    start: offset(place.line, place.column),
    end: offset(place.endLine, place.endColumn),
  };
  return { source, span };
}

/** The examples that make a rule speak, and those that do not. */
function parted({ id }: Rule, outcomes: readonly Outcome[]) {
  return {
    firing: outcomes.filter(({ spoke }) => spoke.has(id)),
    quiet: outcomes.filter(({ spoke }) => !spoke.has(id)),
  };
}

function withoutExample({ rules, outcomes, locate }: Linting): readonly Diagnostic[] {
  return rules.flatMap((rule) => {
    const shown = parted(rule, outcomes).firing.some(({ example }) =>
      example.because.some((expected) => expected.rule === rule.id),
    );
    const at = shown ? null : locate(rule.place);
    return at ? [diagnostic('pack/no-example', at, rule.id)] : [];
  });
}

function withoutNearMiss({ rules, outcomes, locate }: Linting): readonly Diagnostic[] {
  return rules.flatMap((rule) => {
    const { firing, quiet } = parted(rule, outcomes);
    const near = firing.some((one) =>
      quiet.some((other) => apart(one.example, other.example) === 1),
    );
    const needless = near || firing.length === 0 || alwaysSpeaks(rule);
    const at = needless ? null : locate(rule.place);
    return at ? [diagnostic('pack/no-near-miss', at, rule.id)] : [];
  });
}

const alwaysSpeaks = ({ when }: Rule): boolean => when.kind === 'all' && when.of.length === 0;

function unread({ pack, locate }: Linting): readonly Diagnostic[] {
  return unreadFacts(pack).flatMap(({ id, span, exempt }) => {
    const at = exempt === undefined ? locate(span) : null;
    return at ? [diagnostic('pack/unread-fact', at, id)] : [];
  });
}

function neverSpeaking({ rules, locate }: Linting): readonly Diagnostic[] {
  return rules.flatMap(({ id, when, place, exempt }) => {
    const at = exempt === null && contradictsItself(when) ? locate(place) : null;
    return at ? [diagnostic('pack/never-speaks', at, id)] : [];
  });
}

function unfilled({ pack, rules, locate }: Linting): readonly Diagnostic[] {
  return rules.flatMap((rule) => {
    const at = locate(rule.place);
    return unfillable(rule, pack).flatMap((word) =>
      at
        ? [diagnostic('pack/unfilled', at, word, rule.id, nearest(word, fillable(rule, pack)))]
        : [],
    );
  });
}
