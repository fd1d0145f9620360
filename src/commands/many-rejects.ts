// What becomes of a brief that is broken: told at its place, and kept with the reason, as it came.
import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Painter } from '../model/painter.js';
import { placeOf, type Source } from '../model/source.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import { putRecord } from '../report/record-line.js';
import type { Tally } from './many-tally.js';
import type { Setup } from './many-task.js';

/** As it came: text, or bytes that may be none. */
export type Raw = Uint8Array | string;

export interface Rejects {
  /** A brief that could not be read; `document` counts from 1. */
  readonly reject: (
    diagnostics: readonly Diagnostic[],
    source: Source,
    raw: Raw,
    document: number,
  ) => void;
  /** A file that can't be read, or an input that can't be taken in. */
  readonly troubled: (file: string, why: string, place?: Place) => void;
}

interface Place {
  readonly line: number;
  readonly document: number;
  readonly code: string;
}

/** Of what is wrong with one brief no more than this is told. */
const mostErrors = 50;

export function rejectsOf(setup: Setup, tally: Tally, painter: Painter): Rejects {
  function reject(
    diagnostics: readonly Diagnostic[],
    source: Source,
    raw: Raw,
    document: number,
  ): void {
    const told = diagnostics.slice(0, mostErrors);
    const more = diagnostics.length - told.length;
    const rest = more > 0 ? `toforwith: ${source.name}: and ${more} more\n` : '';
    if (!setup.inline) tally.said += renderDiagnostics(told, painter) + rest;
    const errors = told.map(({ at, code, message, hint }) => {
      const { line, column } = placeOf(at);
      return { code, message, hint, line, column };
    });
    const line = errors[0]?.line ?? source.linesBefore + 1;
    keep({ file: source.name, document, line }, errors, asItCame(raw));
  }

  function troubled(
    file: string,
    why: string,
    { line, document, code }: Place = { line: 1, document: 1, code: 'input/unreadable' },
  ): void {
    if (!setup.inline) tally.said += `toforwith: ${file}:${line}: ${why}\n`;
    const errors = [{ code, message: why, hint: null, line, column: 1 }];
    keep({ file, document, line }, errors, { record: null });
  }

  function keep(at: object, errors: readonly object[], record: object): void {
    tally.rejected++;
    if (setup.inline)
      setup.formats.forEach((format, index) => {
        const output = tally.outputs[index];
        if (format === 'ndjson' && output) putRecord(output, { id: null, at, errors });
      });
    if (setup.keepRejects) putRecord(tally.rejects, { at, errors, ...record });
  }

  return { reject, troubled };
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** As text where it is text, else in base64. */
function asItCame(raw: Raw): { readonly record: string } | { readonly recordBase64: string } {
  if (typeof raw === 'string') return { record: raw };
  if (isUtf8(raw)) return { record: utf8.decode(raw) };
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  return { recordBase64: bytes.toString('base64') };
}
