// A second opinion: a brief written for one pack is read by another, which says under `reads:` how it takes the other's
// words, and under `like:` where its own scale lies beside the other's. Neither pack is built on the other.
import { type WorkedOut, workOut } from '../engine/layers.js';
import { valuesOf } from '../engine/values.js';
import type { Agreement, Assessment, SecondOpinion } from '../model/assessment.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { Fact, Pack, Translation } from '../model/pack.js';
import type { Span } from '../model/source.js';
import { assess } from './assess.js';

/** Whether a pack says how to read anything of a brief that was written for another. */
export function canRead(other: Pack, pack: Pack): boolean {
  const words = new Set(pack.variables.map(({ id }) => id));
  return other.facts.some(({ reads }) => reads?.some(({ of }) => words.has(of)));
}

/** An answer by one pack, and beside it, for the brief and each of its parts, what the others say. */
export function withOpinions(
  first: Assessment,
  brief: Brief,
  pack: Pack,
  others: readonly Pack[],
): Assessment {
  if (others.length === 0) return first;
  const parts = brief.parts.flatMap((part, at) => {
    const answer = first.parts[at];
    return answer ? [withOpinions(answer, part, pack, others)] : [];
  });
  return { ...first, parts, also: others.map((other) => opinion(first, brief, pack, other)) };
}

function opinion(first: Assessment, brief: Brief, pack: Pack, other: Pack): SecondOpinion {
  const answer = assess(readAcross(brief, pack, other), takingAsUsual(brief, pack, other));
  const { like, room } = onScaleOf(answer, other);
  const compared = (approach: string | null): Agreement | null =>
    approach === null ? null : agreement(approach, first.name, like, room, pack);
  return {
    pack: other,
    answer,
    like,
    room,
    agrees: { calledFor: compared(first.calledFor), today: compared(first.today) },
  };
}

/**
 * The brief in the words of another pack. A fact is answered where every value that is still possible here stands for
 * one and the same value there; all else is left out.
 */
export function readAcross(brief: Brief, pack: Pack, other: Pack): Brief {
  const state = workOut(brief, pack, 'open');
  const facts = other.facts.map((fact) => answered(fact, state));
  return {
    ...brief,
    facts: facts.map(({ code }) => code),
    spans: facts.map(({ span }) => span),
    texts: {},
    maps: {},
    groups: null,
    groupsSpan: undefined,
    parts: [],
  };
}

/**
 * The other pack with what is usual in this brief: what the first pack takes for granted where an answer was left out,
 * the other takes for granted too, so that the two never differ over that.
 */
function takingAsUsual(brief: Brief, pack: Pack, other: Pack): Pack {
  const state = workOut(brief, pack, 'ordinary');
  const codes = other.facts.map((fact) => answered(fact, state).code);
  const fits = other.facts.every(
    ({ ordinary }, at) =>
      codes[at] === leftOut || (ordinary.length === 1 && ordinary[0]?.value === codes[at]),
  );
  if (fits) return other;
  const known = variants.get(other) ?? new Map<string, Pack>();
  variants.set(other, known);
  const key = codes.join();
  const variant = known.get(key) ?? {
    ...other,
    facts: other.facts.map((fact, at) => {
      const value = codes[at] ?? leftOut;
      return value === leftOut || fact.leftOut !== 'any'
        ? fact
        : { ...fact, ordinary: [{ when: null, value }] };
    }),
  };
  known.set(key, variant);
  return variant;
}

/** Packs that differ in what is usual, by that: what is worked out from a pack is kept with it. */
const variants = new WeakMap<Pack, Map<string, Pack>>();

interface Answered {
  readonly code: number;
  readonly span: Span | undefined;
}

function answered(fact: Fact, state: WorkedOut): Answered {
  for (const translation of fact.reads ?? []) {
    const value = translated(translation, state);
    const code = fact.values.findIndex(({ id }) => id === value);
    if (code >= 0) return { code, span: spanOf(translation, state) };
  }
  return { code: leftOut, span: undefined };
}

/** The one value that all possible values stand for; null where there is none. */
function translated({ of, values }: Translation, { pack, sets }: WorkedOut): string | null {
  const at = pack.variables.findIndex(({ id }) => id === of);
  const ids = pack.variables[at]?.values ?? [];
  const found = new Set(valuesOf(sets[at] ?? 0).map((value) => values[ids[value] ?? '']));
  const [one] = found;
  return found.size === 1 && one !== undefined ? one : null;
}

function spanOf({ of }: Translation, { pack, brief }: WorkedOut): Span | undefined {
  return brief.spans[pack.facts.findIndex(({ id }) => id === of)];
}

/** Where the answer lies on the scale of the first pack. */
function onScaleOf(
  { calledFor, reach }: Assessment,
  { scale }: Pack,
): Pick<SecondOpinion, 'like' | 'room'> {
  const level = (id: string | null) => scale.approaches.findIndex((approach) => approach.id === id);
  const from = level(calledFor);
  if (from < 0) return { like: [], room: [] };
  const open = scale.approaches.slice(from, Math.max(from, level(reach)) + 1);
  const room = [...new Set(open.flatMap(({ like }) => like ?? []))];
  return { like: scale.approaches[from]?.like ?? [], room };
}

function agreement(
  approach: string,
  name: string | null,
  like: readonly string[],
  room: readonly string[],
  pack: Pack,
): Agreement | null {
  if (room.length === 0) return null;
  if (like.includes(approach) || (name !== null && like.includes(name))) return 'same';
  const positions = pack.scale.approaches.map(({ id }) => id);
  const open = room.map((id) => positions.indexOf(id)).filter((at) => at >= 0);
  if (open.length === 0) return 'beside';
  const at = positions.indexOf(approach);
  if (at > Math.max(...open)) return 'left';
  return at < Math.min(...open) ? 'right' : 'within';
}
