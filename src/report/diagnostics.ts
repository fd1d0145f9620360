// What is wrong with what people handed in, as a terminal shows it: a first line that grep can use, the rest for eyes.
import type { Diagnostic } from '../model/diagnostic.js';
import type { Painter } from '../model/painter.js';
import { plain } from '../model/painter.js';
import { type Location, placeOf, startsOfLines } from '../model/source.js';
import { frameOf } from './frame.js';
import { printable } from './printable.js';

/** The colours a diagnostic takes. */
export type DiagnosticPainter = Pick<Painter, 'error' | 'warning' | 'dim' | 'bold'>;

/** Columns of a source line shown before it is cut. */
const frameWidth = 100;

/** Diagnostics as text, one block each in the order given, ending with a newline; empty for none. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  paint: DiagnosticPainter = plain,
): string {
  return diagnostics.map((found) => `${renderDiagnostic(found, paint)}\n`).join('');
}

/** One diagnostic: record line, source line with carets, hint, and the other end where there is one. */
export function renderDiagnostic(found: Diagnostic, paint: DiagnosticPainter = plain): string {
  const colour = found.severity === 'error' ? paint.error : paint.warning;
  const kind = colour(`${found.severity}[${found.code}]`);
  const lines = [`${paint.bold(whereOf(found.at))}: ${kind}: ${printable(found.message)}`];
  lines.push(...frameLines(found.at, paint, colour));
  if (found.hint !== null) lines.push(`  hint: ${printable(found.hint)}`);
  if (found.related !== null)
    lines.push(`  ${printable(found.related.message)}: ${whereOf(found.related.at)}`);
  return lines.join('\n');
}

function whereOf(at: Location): string {
  const { file, line, column } = placeOf(at);
  return `${printable(file)}:${line}:${column}`;
}

/** The line the place is on, with carets; nothing where that line is blank. */
function frameLines(
  at: Location,
  paint: DiagnosticPainter,
  colour: (text: string) => string,
): readonly string[] {
  const { source, span } = at;
  const place = placeOf(at);
  const start = startsOfLines(source)[place.line - source.linesBefore - 1] ?? 0;
  const next = source.text.indexOf('\n', start);
  const text = source.text.slice(start, next === -1 ? undefined : next).replace(/\r$/, '');
  if (text.trim() === '') return [];
  const frame = frameOf(
    text,
    span.start - start,
    Math.min(span.end - start, text.length),
    frameWidth,
  );
  const number = String(place.line);
  const blank = ' '.repeat(number.length);
  return [
    paint.dim(`${blank} |`),
    `${paint.dim(`${number} |`)} ${frame.line}`,
    `${paint.dim(`${blank} |`)} ${colour(frame.carets)}`,
  ];
}
