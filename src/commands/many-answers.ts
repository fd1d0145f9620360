// Decides one brief after another and writes the answer to every output, by the shortest way that the outputs allow.
import { countBrief } from '../engine/counts.js';
import { decisionFor } from '../engine/decision.js';
import { type Decided, fastDecision } from '../engine/fast.js';
import type { Answer } from '../model/answer.js';
import type { Brief } from '../model/brief.js';
import { type Coded, newCoded } from '../model/coded.js';
import type { Painter } from '../model/painter.js';
import { placeOf } from '../model/source.js';
import type { JsonObject } from '../report/assessment-json.js';
import { usualKeys } from '../report/record.js';
import { type Line, lineWriter, putRecord } from '../report/record-line.js';
import { type Rows, rowsOf } from '../report/record-rows.js';
import { putText, type Sink } from '../report/sink.js';
import { isQuick, recordsFor } from './many-records.js';
import type { Tally } from './many-tally.js';
import type { ManyFormat, Setup } from './many-task.js';

/**
 * What a reader must make of a brief: `bytes` of a record as they stand, or the brief as `numbers`, are enough where the
 * outputs ask for nothing that only the `whole` brief holds.
 */
export type Need = 'bytes' | 'numbers' | 'whole';

export interface Answers {
  readonly need: Need;
  /** Where a reader puts a brief as numbers before it is answered. */
  readonly coded: Coded;
  /** Records of this file follow. */
  readonly begin: (file: string) => void;
  /** Answers a brief that was read whole. */
  readonly answer: (brief: Brief) => void;
  /** Answers the numbers in `coded`. */
  readonly answerNumbers: (named: Named) => void;
  /** Answers the numbers in `coded` as a line; the id stands in the bytes as JSON writes it, or nowhere: start -1. */
  readonly answerBytes: (
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
    document: number,
  ) => void;
}

/** A record's place and names; null where it gives none. */
export interface Named {
  readonly file: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly line: number;
  readonly document: number;
}

/** What stands before every record; whoever puts the pieces together drops it before the first. */
export const betweenJson = ',\n';
export const betweenTexts = '\n';

export function answersOf(setup: Setup, tally: Tally, painter: Painter): Answers {
  const { pack, formats } = setup;
  const { outputs } = tally;
  const fast = fastDecision(pack);
  const coded = newCoded(pack);
  const decide = decisionFor(pack, coded);
  const decideNumbers = (): Decided => (fast as NonNullable<typeof fast>)(coded);
  const need = fast ? needOf(setup) : 'whole';
  const records = recordsFor(setup, painter);
  const lines = lineWriter(pack);
  const rows: readonly (Rows | null)[] = formats.map((format) =>
    isRows(format) ? rowsOf(format, records.keys) : null,
  );
  const undecided = pack.scale.approaches.length;
  const isDecided = ({ pins, parts }: Answer): boolean =>
    pins['called-for'] < undecided || (parts.length > 0 && parts.every(isDecided));

  function note(decided: Pick<Decided, 'pins' | 'flags' | 'spoke' | 'count'>, is: boolean): void {
    tally.briefs++;
    if (!is) tally.undecided++;
    if (tally.counts && setup.by) countBrief(tally.counts, coded, decided, is, setup.by);
  }

  function answer(brief: Brief): void {
    const found = answerTo(brief);
    note(found, isDecided(found));
    let record: JsonObject | null = null;
    const recordOf = (): JsonObject => (record ??= records.ofBrief(brief, found));
    formats.forEach((format, index) => {
      if (setup.apart && index === 0)
        tally.apart.push({ name: brief.id, text: wholeText(format, brief) });
      else if (format === 'text') put(index, betweenTexts + records.asText(brief));
      else if (format === 'json' && setup.keys === null) put(index, inList(records.inFull(brief)));
      else putAs(format, index, recordOf());
    });
  }

  /** The answer to a brief and to its parts, to keep. */
  function answerTo(brief: Brief): Answer {
    const parts = brief.parts.map(answerTo);
    const { pins, flags, spoke, count } = decide(brief);
    const { line } = placeOf({ source: brief.source, span: brief.span });
    return {
      id: brief.id,
      title: brief.title,
      part: brief.part,
      file: brief.source.name,
      document: brief.document + 1,
      line,
      parts,
      pins: { ...pins },
      flags: flags.slice(),
      spoke: spoke.slice(0, count),
      count,
    };
  }

  function answerNumbers({ file, id, title, line, document }: Named): void {
    const decided = decideNumbers();
    note(decided, decided.pins['called-for'] < undecided);
    if (need === 'bytes' && (id === null || isPlain(id))) {
      const bytes = id === null ? null : encoder.encode(id);
      putLine(decided, bytes, 0, bytes?.length ?? 0, line, document);
      return;
    }
    const name = id ?? (document === 1 ? file : `${file}#${document}`);
    const rest = { part: null, file, document, line, parts: [] };
    const record = records.ofAnswer({ ...decided, id: name, title: title ?? name, ...rest });
    formats.forEach((format, index) => {
      putAs(format, index, record);
    });
  }

  function answerBytes(
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
    document: number,
  ): void {
    const decided = decideNumbers();
    note(decided, decided.pins['called-for'] < undecided);
    putLine(decided, start < 0 ? null : bytes, start, end, line, document);
  }

  const put = (index: number, text: string): void => putText(outputs[index] as Sink, text);

  function putAs(format: ManyFormat, index: number, record: JsonObject): void {
    if (format === 'ndjson') putRecord(outputs[index] as Sink, record);
    else if (format === 'json') put(index, inList(record));
    else put(index, rows[index]?.row(record) ?? '');
  }

  const quickLine: { -readonly [K in keyof Line]: Line[K] } = {
    document: 0,
    line: 0,
    pins: {} as Decided['pins'],
    flags: new Uint8Array(),
    spoke: new Int32Array(),
    count: 0,
  };

  /** Writes a record straight to bytes, its id from where it stands. */
  function putLine(
    decided: Decided,
    from: Uint8Array | null,
    start: number,
    end: number,
    line: number,
    document: number,
  ): void {
    quickLine.document = document;
    quickLine.line = line;
    quickLine.pins = decided.pins;
    quickLine.flags = decided.flags;
    quickLine.spoke = decided.spoke;
    quickLine.count = decided.count;
    for (let index = 0; index < outputs.length; index++)
      lines.write(outputs[index] as Sink, quickLine, from, start, end);
  }

  const wholeText = (format: ManyFormat, brief: Brief): string =>
    format === 'text'
      ? records.asText(brief)
      : `${JSON.stringify(records.inFull(brief), null, 2)}\n`;

  return { need, coded, begin: lines.begin, answer, answerNumbers, answerBytes };
}

function needOf(setup: Setup): Need {
  const { pack, formats, keys, apart } = setup;
  if (!isQuick(setup) || apart || formats.includes('text')) return 'whole';
  const isUsual = keys?.join() === usualKeys(pack).join();
  return isUsual && formats.every((format) => format === 'ndjson') ? 'bytes' : 'numbers';
}

const isRows = (format: ManyFormat): format is 'csv' | 'table' | 'markdown' =>
  format === 'csv' || format === 'table' || format === 'markdown';

const encoder = new TextEncoder();

/** Whether JSON writes a text as it is. */
const isPlain = (text: string): boolean => JSON.stringify(text).length === text.length + 2;

/** As one of a list, two spaces before every line: no text of JSON holds a line end. */
const inList = (record: JsonObject): string =>
  betweenJson + JSON.stringify(record, null, 2).replace(/^/gm, '  ');
