// A unified diff between two texts of equally many lines, as `git apply` and `patch -p1` take it.

const around = 3;

/** The diff of a file under its path; empty where nothing differs. Lines keep their own line breaks. */
export function textDiff(path: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changed = old.flatMap((line, index) => (line === now[index] ? [] : [index]));
  if (changed.length === 0) return '';
  const hunks = hunksOf(changed, old.length).map((hunk) => hunkText(hunk, old, now));
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Stretches of lines that a hunk shows: each change with the lines around it, those that touch in one. */
function hunksOf(changed: readonly number[], count: number): readonly Hunk[] {
  return changed.reduce<Hunk[]>((hunks, line) => {
    const start = Math.max(0, line - around);
    const end = Math.min(count, line + around + 1);
    const last = hunks.at(-1);
    if (last && start <= last.end) hunks[hunks.length - 1] = { start: last.start, end };
    else hunks.push({ start, end });
    return hunks;
  }, []);
}

interface Hunk {
  readonly start: number;
  readonly end: number;
}

function hunkText({ start, end }: Hunk, old: readonly string[], now: readonly string[]): string {
  const place = `${start + 1},${end - start}`;
  const lines: string[] = [];
  for (let at = start; at < end; ) {
    if (old[at] === now[at]) {
      lines.push(lineText(' ', old[at] ?? ''));
      at += 1;
      continue;
    }
    let next = at;
    while (next < end && old[next] !== now[next]) next += 1;
    for (const line of old.slice(at, next)) lines.push(lineText('-', line));
    for (const line of now.slice(at, next)) lines.push(lineText('+', line));
    at = next;
  }
  return `@@ -${place} +${place} @@\n${lines.join('')}`;
}

const lineText = (mark: string, line: string): string =>
  line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
