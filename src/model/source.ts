// Where things were written: a text, a stretch of it, and the line and column a person looks for.

/** A text that was read, with the name it is shown under (a path, or `<stdin>`). */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** Lines before `text` in the file it was cut from (front matter, a record of a stream); 0 for a whole file. */
  readonly linesBefore: number;
}

/** A stretch of a source, as offsets in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the source it lies in. */
export interface Location {
  readonly source: Source;
  readonly span: Span;
}

/** A place as people count: lines and columns from 1, the end column exclusive. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const lineStarts = new WeakMap<Source, readonly number[]>();

/** The offsets at which the lines of a source start; worked out once a source. */
export function startsOfLines(source: Source): readonly number[] {
  const known = lineStarts.get(source);
  if (known) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1))
    starts.push(at + 1);
  lineStarts.set(source, starts);
  return starts;
}

/** The line and column of a location. */
export function placeOf({ source, span }: Location): Place {
  const start = lineAndColumn(source, span.start);
  const end = lineAndColumn(source, Math.max(span.start, span.end));
  return {
    file: source.name,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function lineAndColumn(source: Source, offset: number): { line: number; column: number } {
  const starts = startsOfLines(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1 + source.linesBefore, column: offset - (starts[low] ?? 0) + 1 };
}
