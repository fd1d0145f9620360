// The record of one brief under the keys that were asked for: from its decision alone where that holds them all, else from
// its whole assessment or from the flat table.
import { flatColumns, flatRow } from '../engine/flat.js';
import type { Answer } from '../model/answer.js';
import type { Brief } from '../model/brief.js';
import type { Painter } from '../model/painter.js';
import { withNextQuestion } from '../reason/ask-first.js';
import { assess } from '../reason/assess.js';
import { assessmentJson, type JsonObject } from '../report/assessment-json.js';
import { assessmentText } from '../report/assessment-text.js';
import { quickKeys, recordsOf } from '../report/record.js';
import type { Setup } from './many-task.js';

export interface Records {
  readonly keys: readonly string[];
  /** The record of a decision; for keys that a decision holds. */
  readonly ofAnswer: (answer: Answer) => JsonObject;
  /** The record of a brief under any keys; `answer` is its decision. */
  readonly ofBrief: (brief: Brief, answer: Answer) => JsonObject;
  /** The whole assessment. */
  readonly inFull: (brief: Brief) => JsonObject;
  /** The assessment as people read it. */
  readonly asText: (brief: Brief) => string;
}

/** Whether a decision holds all that is asked for. */
export function isQuick({ keys, pack }: Setup): boolean {
  const quick = quickKeys(pack);
  return keys?.every((key) => quick.includes(key)) ?? false;
}

export function recordsFor(setup: Setup, painter: Painter): Records {
  const { pack, explain, all } = setup;
  const quick = quickKeys(pack);
  const keys = setup.keys ?? quick;
  const ofAnswer = recordsOf(pack, keys);
  const columns = flatColumns(pack).map(({ name }) => name);
  const isFlat = keys.some((key) => columns.includes(key));
  const asksNext = setup.keys?.includes('nextQuestion') ?? false;
  const page = { width: setup.width, paint: painter, ascii: setup.ascii };

  const assessed = (brief: Brief) => {
    const assessment = assess(brief, pack, { nearly: explain });
    return asksNext ? withNextQuestion(assessment, brief, pack) : assessment;
  };
  const inFull = (brief: Brief): JsonObject => assessmentJson(assessed(brief), pack, { explain });

  function ofBrief(brief: Brief, answer: Answer): JsonObject {
    if (setup.keys === null) {
      const { file, document, line } = answer;
      return { ...inFull(brief), at: { file, document, line } };
    }
    const valueOf = valuesOf(brief, answer);
    const parts = isFlat ? partsOf(brief, answer) : [];
    return {
      ...Object.fromEntries(keys.map((key) => [key, valueOf(key)])),
      ...(parts.length > 0 ? { parts } : {}),
    };
  }

  function valuesOf(brief: Brief, answer: Answer): (key: string) => JsonObject[string] {
    const decided = ofAnswer(answer);
    const flat = isFlat ? flatRow(brief, pack) : [];
    let full: JsonObject | null = null;
    return (key) => {
      const column = columns.indexOf(key);
      if (column >= 0) return flat[column] ?? null;
      if (quick.includes(key)) return decided[key] ?? null;
      full ??= inFull(brief);
      return full[key] ?? null;
    };
  }

  const partsOf = (brief: Brief, answer: Answer): JsonObject[] =>
    answer.parts.map((part, index) => ({
      part: part.part,
      ...ofBrief(brief.parts[index] as Brief, part),
    }));

  return {
    keys,
    ofAnswer,
    ofBrief: isQuick(setup) ? (_, answer) => ofAnswer(answer) : ofBrief,
    inFull,
    asText: (brief) => assessmentText(assessed(brief), pack, page, { explain, all }),
  };
}
