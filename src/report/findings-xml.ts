// XML 1.0 from a tag, its attributes and what is in it.

export type Attributes = Readonly<Record<string, string | number>>;

/** Content is XML already: other elements, or `xmlText`. */
export function element(
  tag: string,
  attributes: Attributes,
  content: readonly string[] = [],
): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`);
  const open = `<${tag}${pairs.join('')}`;
  return content.length === 0 ? `${open}/>` : `${open}>${content.join('')}</${tag}>`;
}

/** Elements on lines of their own, one step further in. */
export function onLines(elements: readonly string[], depth: number): readonly string[] {
  if (elements.length === 0) return [];
  const indent = '  '.repeat(depth);
  return [...elements.map((one) => `\n${indent}${one}`), `\n${'  '.repeat(depth - 1)}`];
}

/** A whole document. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Text and attribute values; what XML can't hold becomes U+FFFD, and `##` can't be read as a command in a log. */
export function xmlText(value: string | number): string {
  return String(value)
    .replace(forbidden, '\ufffd')
    .replace(special, (found) => entities[found] ?? found);
}

// Neither C1 controls nor lone surrogates, though XML 1.0 allows the former.
const forbidden = /[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const special = /[&<>"'\t\n\r]|##/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
  '##': '&#35;#',
};
