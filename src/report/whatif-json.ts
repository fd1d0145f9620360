// What would change an answer as JSON, version 1: every set of changes by itself, with the answer it leads to. Its schema
// stands in whatif-schema.ts.
import type { Assessment, Pins } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { placeOf } from '../model/source.js';
import type { ChangeSet, Setting, WhatIf } from '../model/what-if.js';
import { assessmentJson, camel, type JsonObject } from './assessment-json.js';

export const whatIfFormat = 'toforwith/whatif/1';

/** The answer under some settings, and each of the parts under them. */
export interface Supposed {
  readonly settings: readonly Setting[];
  readonly before: Assessment;
  readonly after: Assessment;
}

export function whatIfJson(found: WhatIf, pack: Pack, supposed: Supposed | null): JsonObject {
  const { moves, aims, parts } = found;
  const answer = supposed?.before ?? found.answer;
  return {
    format: whatIfFormat,
    id: answer.id,
    title: answer.title,
    part: answer.part,
    at: placeOfAnswer(answer),
    pack: { ...answer.pack },
    ...pinsJson(answer),
    ...(supposed ? { set: supposedJson(supposed, pack) } : {}),
    moves:
      moves?.map(({ pin, is, wrong, sets, advice, restsOn, hangsNot }) => ({
        ...{ pin, is, wrong },
        sets: sets.map(setJson),
        advice: advice.map(setJson),
        restsOn: {
          smallest: restsOn.smallest,
          answers: restsOn.answers.map((ground) => ({ ...ground })),
        },
        hangsNot: [...hangsNot],
      })) ?? null,
    to: aims.map(({ pin, to, holds, sets, advice }) => ({
      ...{ pin, to, holds },
      sets: sets.map(setJson),
      advice: advice.map(setJson),
    })),
    parts: parts.map((part, index) => whatIfJson(part, pack, supposed && partOf(supposed, index))),
  };
}

function placeOfAnswer({ at }: Assessment): JsonObject {
  const { file, line, column } = placeOf(at);
  return { file, line, column };
}

const pinsJson = ({ domain, calledFor, reach, today, first, name, flags }: Pins): JsonObject => ({
  ...{ domain, calledFor, reach, today, first, name },
  ...Object.fromEntries(Object.entries(flags).map(([id, value]) => [camel(id), value])),
});

const setJson = ({ changes, pins }: ChangeSet): JsonObject => ({
  changes: changes.map((change) => ({ ...change })),
  then: pins && pinsJson(pins),
});

function supposedJson({ settings, before, after }: Supposed, pack: Pack): JsonObject {
  const {
    format: _format,
    parts: _parts,
    ...then
  } = assessmentJson(after, pack, { explain: false });
  const rules = ({ reasons }: Assessment) => new Set(reasons.map(({ rule }) => rule));
  const [old, anew] = [rules(before), rules(after)];
  return {
    settings: settings.map((setting) => ({ ...setting })),
    then,
    differs: differing(before, after),
    reasons: {
      gone: [...old].filter((rule) => !anew.has(rule)),
      new: [...anew].filter((rule) => !old.has(rule)),
    },
  };
}

/** Keys of the pins and flags that are otherwise. */
function differing(before: Assessment, after: Assessment): readonly string[] {
  const [one, other] = [pinsJson(before), pinsJson(after)];
  return Object.keys(one).filter((key) => one[key] !== other[key]);
}

function partOf({ settings, before, after }: Supposed, index: number): Supposed | null {
  const [one, other] = [before.parts[index], after.parts[index]];
  return one && other ? { settings, before: one, after: other } : null;
}
