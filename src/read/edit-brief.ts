// Changes one answer in the text of a brief and leaves the rest as it stands: comments, order and blank lines. A form that
// `init` writes is filled in where it asks. Only where a text is laid out in no way known here is it written anew.
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';

export type Edit =
  /** null leaves the answer out: its key stays, commented out. */
  | {
      readonly kind: 'answer';
      readonly path: readonly string[];
      readonly value: string | null;
      readonly about?: string;
    }
  | {
      readonly kind: 'add-group';
      readonly list: string;
      readonly name: string;
      readonly cells: readonly (readonly [key: string, value: string | null])[];
    }
  | { readonly kind: 'remove-group'; readonly list: string; readonly group: number }
  | {
      readonly kind: 'change-group';
      readonly list: string;
      readonly group: number;
      readonly key: string;
      readonly value: string | null;
    }
  /** `nobody` is an empty list; else the list is left out. */
  | { readonly kind: 'no-groups'; readonly list: string; readonly nobody: boolean };

/** The text with one thing changed. */
export function editBrief(text: string, edit: Edit): string {
  const lines = text.split('\n');
  const changed = inPlace(lines, text, edit);
  return changed && isSound(changed) ? changed : anew(text, edit);
}

const isSound = (text: string): boolean =>
  parseDocument(text, { logLevel: 'silent' }).errors.length === 0;

function inPlace(lines: readonly string[], text: string, edit: Edit): string | null {
  const root = parseDocument(text, { logLevel: 'silent' }).contents;
  const page: Page = { text, lines };
  if (!isMap(root) || root.flow) return null;
  switch (edit.kind) {
    case 'answer':
      return answered(page, root, edit.path, edit.value, edit.about);
    case 'add-group':
      return groupAdded(page, root, edit);
    case 'no-groups':
      return groupsRemoved(page, root, edit);
    default: {
      const item = itemsOf(root, edit.list)[edit.group];
      if (!item) return null;
      if (edit.kind === 'remove-group') return groupRemoved(page, root, edit.list, edit.group);
      return isMap(item) && !item.flow ? entrySet(page, item, edit.key, edit.value) : null;
    }
  }
}

interface Page {
  readonly text: string;
  readonly lines: readonly string[];
}

type Map = YAMLMap<unknown, unknown>;

/** Sets or leaves out an answer some sections down; sections that are missing are made. */
function answered(
  page: Page,
  root: Map,
  path: readonly string[],
  value: string | null,
  about?: string,
): string | null {
  let map = root;
  for (const [depth, key] of path.slice(0, -1).entries()) {
    const pair = pairOf(map, key);
    if (pair && isMap(pair.value)) {
      if (pair.value.flow) return null;
      map = pair.value as Map;
      continue;
    }
    if (value === null) return page.text;
    return pair
      ? underEmpty(page, pair, path.slice(depth + 1), value, about)
      : sectionAdded(page, map, path.slice(depth), value, about);
  }
  return entrySet(page, map, path.at(-1) ?? '', value, about);
}

const pairOf = (map: Map, key: string): Pair | undefined =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);

/** Sets or leaves out one key of a block map. */
function entrySet(
  page: Page,
  map: Map,
  key: string,
  value: string | null,
  about?: string,
): string | null {
  const pair = pairOf(map, key);
  if (!pair) return value === null ? page.text : entryAdded(page, map, key, value, about);
  const node = pair.value as Node | null;
  const line = lineAt(page, startOf(pair));
  if (node && !isScalar(node)) return null;
  const first = page.lines[line] ?? '';
  if (node?.range && page.text.slice(node.range[0], node.range[1]).includes('\n')) return null;
  const found = first.match(/^(\s*(?:- )?)(.*?:)(\s+|$)/);
  const opening = page.text.lastIndexOf('\n', startOf(pair) - 1) + 1;
  const colon = page.text.indexOf(':', (pair.key as Node).range?.[1] ?? 0);
  if (!found || colon === -1) return null;
  const after = node?.range ? Math.max(node.range[1], colon + 1) : colon + 1;
  const tail = page.text.slice(after, endOfLine(page.text, after));
  const comment = tail.trim() === '' ? '' : ` ${tail.trim()}`;
  if (value !== null)
    return splice(page.text, colon + 1, endOfLine(page.text, after), ` ${scalar(value)}${comment}`);
  if (first.slice(0, startOf(pair) - opening).includes('-')) return null;
  return splice(
    page.text,
    startOf(pair),
    endOfLine(page.text, after),
    `# ${page.text.slice(startOf(pair), colon + 1)}${comment}`,
  );
}

function entryAdded(page: Page, map: Map, key: string, value: string, about?: string): string {
  const first = map.items[0];
  const indent = first ? columnOf(page.text, startOf(first)) : 0;
  const [from, to] = regionOf(page, map, indent);
  return (
    formFilled(page, from, to, indent, key, value) ??
    insertedAfter(page, lastInked(page, from, to), [
      ...remark(about, indent),
      `${' '.repeat(indent)}${key}: ${scalar(value)}`,
    ])
  );
}

/** A section that asks and holds no answer yet. */
function underEmpty(
  page: Page,
  pair: Pair,
  path: readonly string[],
  value: string,
  about?: string,
): string | null {
  const node = pair.value as Node | null;
  if (node && (!isScalar(node) || node.value !== null)) return null;
  const line = lineAt(page, startOf(pair));
  const outer = columnOf(page.text, startOf(pair));
  const indent = outer + 2;
  const to = endOfRegion(page, line + 1, outer);
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    const filled = formFilled(page, line + 1, to, indent, key, value);
    if (filled) return filled;
  }
  return insertedAfter(page, line, nested(path, value, indent, about));
}

function sectionAdded(
  page: Page,
  map: Map,
  path: readonly string[],
  value: string,
  about?: string,
): string {
  const first = map.items[0];
  const indent = first ? columnOf(page.text, startOf(first)) : 0;
  const [from, to] = regionOf(page, map, indent);
  return insertedAfter(page, lastInked(page, from, to), [
    ...(indent === 0 ? [''] : []),
    ...nested(path, value, indent, about),
  ]);
}

function nested(
  [key = '', ...rest]: readonly string[],
  value: string,
  indent: number,
  about?: string,
): readonly string[] {
  const before = ' '.repeat(indent);
  if (rest.length === 0) return [...remark(about, indent), `${before}${key}: ${scalar(value)}`];
  return [`${before}${key}:`, ...nested(rest, value, indent + 2, about)];
}

const remark = (about: string | undefined, indent: number): readonly string[] =>
  about ? [`${' '.repeat(indent)}## ${about}`] : [];

/** The line `# key:` of a form, opened and filled in. */
function formFilled(
  { lines }: Page,
  from: number,
  to: number,
  indent: number,
  key: string,
  value: string,
): string | null {
  const asked = `${' '.repeat(indent)}# ${key}:`;
  const line = lines.findIndex(
    (text, index) =>
      index >= from && index < to && (text.trimEnd() === asked || text.startsWith(`${asked} #`)),
  );
  if (line === -1) return null;
  const comment = (lines[line] ?? '').slice(asked.length).trimEnd();
  return lines.with(line, `${' '.repeat(indent)}${key}: ${scalar(value)}${comment}`).join('\n');
}

function groupAdded(
  page: Page,
  root: Map,
  { list, name, cells }: Edit & { kind: 'add-group' },
): string | null {
  const items = itemsOf(root, list);
  const pair = pairOf(root, list);
  if (!pair)
    return insertedAfter(page, lastInked(page, 0, endOfDocument(page)), [
      '',
      `${list}:`,
      ...groupLines(name, cells, 2),
    ]);
  const line = lineAt(page, startOf(pair));
  const to = endOfRegion(page, line + 1, columnOf(page.text, startOf(pair)), true);
  if (isSeq(pair.value) && pair.value.flow && items.length > 0) return null;
  if (items.length === 0) {
    const emptied = page.lines.with(line, (page.lines[line] ?? '').replace(/:\s*\[\s*\]/, ':'));
    const sample = emptied.findIndex(
      (text, index) => index > line && index < to && /^\s*# - name:/.test(text),
    );
    const after = sample === -1 ? lastInked({ ...page, lines: emptied }, line, to) : sample - 1;
    return insertedAfter({ ...page, lines: emptied }, after, [
      ...groupLines(name, cells, 2),
      ...(sample === -1 ? [] : ['']),
    ]);
  }
  const indent = dashColumn(page, items[0]);
  const last = items.at(-1);
  if (indent === null || !last) return null;
  return insertedAfter(page, endOfItem(page, last, indent, to), groupLines(name, cells, indent));
}

/** What is not known about the group stands there commented out. */
function groupLines(
  name: string,
  cells: (Edit & { kind: 'add-group' })['cells'],
  indent: number,
): readonly string[] {
  const before = ' '.repeat(indent);
  return [
    `${before}- name: ${scalar(name)}`,
    ...cells.map(([key, value]) =>
      value === null ? `${before}  # ${key}:` : `${before}  ${key}: ${scalar(value)}`,
    ),
  ];
}

function groupRemoved(page: Page, root: Map, list: string, group: number): string | null {
  const items = itemsOf(root, list);
  const item = items[group];
  const pair = pairOf(root, list);
  const indent = item ? dashColumn(page, item) : null;
  if (!item || !pair || indent === null) return null;
  const from = lineAt(page, item.range?.[0] ?? 0);
  const to = endOfItem(
    page,
    item,
    indent,
    endOfRegion(page, lineAt(page, startOf(pair)) + 1, columnOf(page.text, startOf(pair)), true),
  );
  return page.lines.toSpliced(from, to - from + 1).join('\n');
}

function groupsRemoved(
  page: Page,
  root: Map,
  { list, nobody }: Edit & { kind: 'no-groups' },
): string | null {
  const count = itemsOf(root, list).length;
  let text = page.text;
  for (let group = count - 1; group >= 0; group -= 1)
    text = editBrief(text, { kind: 'remove-group', list, group });
  const now: Page = { text, lines: text.split('\n') };
  const map = parseDocument(text, { logLevel: 'silent' }).contents as Map;
  const pair = pairOf(map, list);
  if (!pair)
    return nobody
      ? insertedAfter(now, lastInked(now, 0, endOfDocument(now)), ['', `${list}: []`])
      : text;
  const line = lineAt(now, startOf(pair));
  return now.lines
    .with(line, (now.lines[line] ?? '').replace(/:\s*(\[\s*\])?/, nobody ? ': []' : ':').trimEnd())
    .join('\n');
}

function itemsOf(root: Map, list: string): readonly Node[] {
  const value = pairOf(root, list)?.value;
  return isSeq(value) ? (value.items as Node[]) : [];
}

/** Where the dash of an item of a block list stands. */
function dashColumn({ text }: Page, item: Node | undefined): number | null {
  const start = item?.range?.[0] ?? 0;
  const opening = text.lastIndexOf('\n', start - 1) + 1;
  const dash = text.slice(opening, start).match(/^(\s*)- +$/);
  return dash ? (dash[1] ?? '').length : null;
}

/** The last line of an item, with the comments that stand below its keys. */
function endOfItem(page: Page, item: Node, indent: number, to: number): number {
  const from = lineAt(page, item.range?.[0] ?? 0);
  let end = from;
  for (let line = from + 1; line < to; line += 1) {
    const text = page.lines[line] ?? '';
    if (text.trim() === '') continue;
    if (indentOf(text) <= indent) break;
    end = line;
  }
  return end;
}

/** The lines of a map: from its first key to the end of what is indented like it. */
function regionOf(page: Page, map: Map, indent: number): readonly [number, number] {
  const first = map.items[0];
  const from = first ? lineAt(page, startOf(first)) : 0;
  if (indent === 0) return [from, endOfDocument(page)];
  const own = lineIsItem(page, from) ? from + 1 : startOfRegion(page, from, indent);
  return [own, endOfRegion(page, Math.max(from + 1, own), indent - 1)];
}

const lineIsItem = ({ lines }: Page, line: number): boolean => /^\s*- /.test(lines[line] ?? '');

/** Comments above the first key belong to the map as well. */
function startOfRegion({ lines }: Page, from: number, indent: number): number {
  let start = from;
  while (
    start > 0 &&
    (lines[start - 1]?.trim() === '' ||
      (indentOf(lines[start - 1] ?? '') >= indent && lines[start - 1]?.trim().startsWith('#')))
  )
    start -= 1;
  return start;
}

/** The first line from `from` on that is not below a key at this column. */
function endOfRegion({ lines }: Page, from: number, outer: number, dashes = false): number {
  for (let line = from; line < lines.length; line += 1) {
    const text = lines[line] ?? '';
    if (text.trim() === '') continue;
    if (/^(---|\.\.\.)(\s|$)/.test(text)) return line;
    if (
      indentOf(text) > outer ||
      (dashes && indentOf(text) === outer && text.trim().startsWith('- '))
    )
      continue;
    return line;
  }
  return lines.length;
}

function endOfDocument({ lines }: Page): number {
  const end = lines.findIndex((text, line) => line > 0 && /^\.\.\.(\s|$)/.test(text));
  return end === -1 ? lines.length : end;
}

function lastInked({ lines }: Page, from: number, to: number): number {
  for (let line = to - 1; line > from; line -= 1)
    if ((lines[line] ?? '').trim() !== '') return line;
  return from;
}

const insertedAfter = ({ lines }: Page, line: number, more: readonly string[]): string => {
  const text = lines.toSpliced(line + 1, 0, ...more).join('\n');
  return text.endsWith('\n') ? text : `${text}\n`;
};

const startOf = (pair: Pair): number => (pair.key as Node).range?.[0] ?? 0;
const lineAt = ({ text }: Page, offset: number): number =>
  text.slice(0, offset).split('\n').length - 1;
const columnOf = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);
const indentOf = (text: string): number => text.length - text.trimStart().length;
const splice = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** A word as it is, anything else in quotes. */
function scalar(value: string): string {
  const isPlain =
    /^[A-Za-z][\p{L}\p{N}'’(),.?!&/ -]*$/u.test(value) &&
    !/^(null|true|false|yes|no|~)$/i.test(value) &&
    value.trimEnd() === value;
  return isPlain || /^(yes|no|\d{4}-\d\d-\d\d)$/.test(value) ? value : JSON.stringify(value);
}

/** The text written by the YAML package: comments stay, the layout is its own. */
function anew(text: string, edit: Edit): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  switch (edit.kind) {
    case 'answer':
      if (edit.value === null) document.deleteIn(edit.path);
      else {
        makeWay(document, edit.path);
        document.setIn(edit.path, edit.value);
      }
      break;
    case 'add-group': {
      const given = edit.cells.filter(([, value]) => value !== null);
      const group = document.createNode({ name: edit.name, ...Object.fromEntries(given) });
      if (isSeq(document.get(edit.list))) document.addIn([edit.list], group);
      else document.set(edit.list, document.createNode([group]));
      break;
    }
    case 'remove-group':
      document.deleteIn([edit.list, edit.group]);
      break;
    case 'change-group':
      if (edit.value === null) document.deleteIn([edit.list, edit.group, edit.key]);
      else document.setIn([edit.list, edit.group, edit.key], edit.value);
      break;
    case 'no-groups':
      document.set(edit.list, edit.nobody ? document.createNode([]) : null);
      break;
  }
  return document.toString({ lineWidth: 0 });
}

/** Sections that hold nothing become maps, or nothing could be put into them. */
function makeWay(document: ReturnType<typeof parseDocument>, path: readonly string[]): void {
  for (let depth = 1; depth < path.length; depth += 1) {
    const section = path.slice(0, depth);
    if (!isMap(document.getIn(section))) document.setIn(section, document.createNode({}));
  }
}
