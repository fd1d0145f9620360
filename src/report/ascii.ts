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
  const letters = plain.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...letters].map((letter) => (letter < '\u0080' ? letter : '?')).join('');
}
