// What somebody was asked and did not know stands in a brief as a remark at its end, so that an interview that goes on with
// it does not ask again. To be asked again, take the line away or answer it.

/** A text without its remark, and the keys of the questions that the remark names. */
export interface Remarked {
  readonly text: string;
  readonly unsure: readonly string[];
}

const opening =
  '## Asked and not known, so not asked again. Take a line away to be asked once more.';
const item = '##   ';

export function unsureIn(text: string): Remarked {
  const at = text.lastIndexOf(`\n${opening}`);
  if (at === -1) return { text, unsure: [] };
  const lines = text.slice(at + 1).split(/\r?\n/);
  const end = lines.findIndex((line, index) => index > 0 && !line.startsWith(item));
  const unsure = lines
    .slice(1, end === -1 ? undefined : end)
    .map((line) => line.slice(item.length));
  const rest = end === -1 ? '' : lines.slice(end).join('\n');
  return { text: text.slice(0, at) + rest, unsure };
}

export function withUnsure(text: string, unsure: Iterable<string>): string {
  const lines = [...unsure].filter((key) => !/\p{Cc}/u.test(key)).map((key) => item + key);
  if (lines.length === 0) return text;
  const all = [opening, ...lines].join('\n');
  return `${text}${text.endsWith('\n') || text === '' ? '' : '\n'}\n${all}\n`;
}
