// Text for screens that know only ASCII: typographic characters become what a typewriter has, the rest question marks.

const instead: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '·': '-',
  '▲': '^',
  '→': '->',
};

export function toAscii(text: string): string {
  const plain = text.replace(/[–—‘’“”…·▲→]/g, (character) => instead[character] ?? '?');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are ASCII and stay
  return plain.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\x00-\x7f]/gu, '?');
}
