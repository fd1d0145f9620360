// Text from files made safe to show: nothing in it moves the cursor, turns the reading direction,
// or is taken for a command by a runner that reads logs.

/** One line: control characters as their pictures, what has none as U+FFFD, tabs as a space. */
export function visible(text: string): string {
  return plain.test(text) ? text : text.replace(unsafe, pictureOf);
}

/** Most texts, which are told from the rest faster than they are searched. */
const plain = /^[ -~]*$/;

// Controls, line separators, lone surrogates, and what overrides or isolates the reading direction.
const unsafe = /[\p{Cc}\p{Surrogate}\u2028-\u202e\u2066-\u2069]/gu;

function pictureOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return ' ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/**
 * Lines of a log with zero-width spaces in what CI runners would obey: `##[` and `##vso[` anywhere,
 * `::` at the start of a line.
 */
export function harmless(lines: string): string {
  return lines.replace(/##(?=\[|vso\[)/gi, '#\u200b#').replace(/^(\s*):(?=:)/gm, '$1:\u200b');
}
