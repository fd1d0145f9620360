// The running text of a Markdown body: paragraphs and headings as plain text, every character with its place in the file.
// Code, quotations, comments, link targets and images say nothing here; link texts are marked as such.
import type { Nodes, Parents, Root, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** A paragraph or heading. */
export interface Passage {
  readonly kind: 'prose' | 'heading';
  readonly text: string;
  /** For each character of the text its offset in the file. */
  readonly offsets: readonly number[];
  /** Stretches of the text that are the text of a link. */
  readonly links: readonly Stretch[];
  /** Stretches that are quoted or struck out by markup. */
  readonly aside: readonly Stretch[];
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The passages of a text that begins at `start` in the file and ends at `end`. */
export function proseOf(file: string, start: number, end: number): readonly Passage[] {
  const body = file.slice(start, end);
  const passages: Passage[] = [];
  visit(fromMarkdown(body), body, start, passages);
  return passages;
}

function visit(node: Nodes, body: string, start: number, passages: Passage[]): void {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      passages.push(passageOf(node, body, start));
      return;
    case 'root':
    case 'list':
    case 'listItem':
      for (const child of (node as Root).children) visit(child, body, start, passages);
      return;
    default:
      return;
  }
}

interface Draft {
  text: string;
  readonly offsets: number[];
  readonly links: Stretch[];
  readonly aside: Stretch[];
  /** Where markup such as <q> or <del> began. */
  readonly open: { readonly tag: string; readonly start: number }[];
}

function passageOf(node: Parents, body: string, start: number): Passage {
  const draft: Draft = { text: '', offsets: [], links: [], aside: [], open: [] };
  for (const child of node.children) gather(child, body, draft);
  for (const { start: from } of draft.open)
    draft.aside.push({ start: from, end: draft.text.length });
  const { text, offsets, links, aside } = draft;
  const kind = node.type === 'heading' ? 'heading' : 'prose';
  return { kind, text, offsets: offsets.map((offset) => offset + start), links, aside };
}

/** What a word in code, or an image, leaves in the sentence. */
const placeholder = '\ufffc';

function gather(node: Nodes, body: string, draft: Draft): void {
  const from = draft.text.length;
  const offset = node.position?.start.offset ?? 0;
  switch (node.type) {
    case 'text':
      return gatherText(node, body, draft);
    case 'break':
      return put(' ', [offset], draft);
    case 'inlineCode':
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      return put(placeholder, [offset], draft);
    case 'html':
      return gatherMarkup(node.value, draft);
    case 'link':
    case 'linkReference':
      for (const child of node.children) gather(child, body, draft);
      draft.links.push({ start: from, end: draft.text.length });
      return;
    case 'delete':
    case 'emphasis':
    case 'strong':
      for (const child of node.children) gather(child, body, draft);
      if (node.type === 'delete') draft.aside.push({ start: from, end: draft.text.length });
      return;
    default:
      return;
  }
}

function put(text: string, offsets: readonly number[], draft: Draft): void {
  draft.text += text;
  draft.offsets.push(...offsets);
}

/** Each character of a text, looked for in the source from where the one before it stood: escapes and markers are passed over. */
function gatherText({ value, position }: Text, body: string, draft: Draft): void {
  let at = position?.start.offset ?? 0;
  const end = position?.end.offset ?? at;
  for (let index = 0; index < value.length; index += 1) {
    const found = body.indexOf(value[index] ?? '', at);
    if (found !== -1 && found < end) at = found;
    draft.text += value[index];
    draft.offsets.push(Math.min(at, Math.max(end - 1, 0)));
    if (found !== -1 && found < end) at += 1;
  }
}

const quoting = new Set([
  'q',
  'blockquote',
  'cite',
  'del',
  's',
  'strike',
  'code',
  'kbd',
  'samp',
  'pre',
]);

function gatherMarkup(value: string, draft: Draft): void {
  const [, closing, name = ''] = /^<(\/?)([a-z]+)/i.exec(value) ?? [];
  const tag = name.toLowerCase();
  if (!quoting.has(tag)) return;
  if (closing !== '/') draft.open.push({ tag, start: draft.text.length });
  else {
    const opened = draft.open.findLastIndex((each) => each.tag === tag);
    const [entry] = opened === -1 ? [] : draft.open.splice(opened, 1);
    if (entry) draft.aside.push({ start: entry.start, end: draft.text.length });
  }
}
