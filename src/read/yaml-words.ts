// What the `yaml` package complains of, in the words of this program; what is not listed is said as the package says it.

const words: readonly (readonly [said: RegExp, own: string])[] = [
  [/must start at the same column/, 'this line is not indented like its neighbours'],
  [/^Nested mappings/, 'a second ": " on one line; put text that holds one in quotes'],
  [
    /block-seq-ind on same line|^A block sequence may/,
    'a list must begin on the line below its key',
  ],
  [/^Implicit keys need/, 'a key, its ":" and a space must stand on one line'],
  [/followed by map values$/, 'a ":" and a space are missing after this key'],
  [/^Missing closing/, 'a text has no closing quote'],
  [/must be sufficiently indented and end with a (.)/, 'a "$1" is missing'],
  [/^Plain value cannot start with .* (.)$/, 'text that begins with "$1" must stand in quotes'],
  [/at node end$/, 'this does not fit what stands before it'],
  [/^Unexpected flow-(?:seq|map)-end/, 'this closes nothing'],
  [/^Tabs are not allowed/, 'tabs may not indent; use spaces'],
  [/^Invalid escape sequence (.*)$/, 'there is no escape $1'],
];

/** What is wrong, in one line without a full stop. */
export function said(message: string): string {
  for (const [pattern, own] of words) {
    const found = pattern.exec(message);
    if (found) return own.replace('$1', found[1] ?? '');
  }
  const line = message.replace(/\s+/g, ' ').replace(/\.$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}
