// The scale drawn with its pins: on one line where there is room, a line a band where there is not.
import type { Pack } from '../model/pack.js';
import type { Page } from './page.js';
import { widthOf } from './wrap.js';

/** What is pinned, by id of the approach, in the order in which labels are written. */
export interface PinnedAt {
  readonly approach: string;
  readonly label: string;
}

export function drawSpectrum(
  pack: Pack,
  pinned: readonly PinnedAt[],
  page: Page,
): readonly string[] {
  const onOneLine = bandColumns(pack);
  const needed = onOneLine.reduce((sum, band) => sum + band.width + between, margin.length);
  return needed <= page.width
    ? wideDrawing(pack, onOneLine, pinned, page)
    : bandDrawing(pack, pinned, page);
}

/** The scale with what is still possible in brackets, the rest dimmed. */
export function drawPossible(
  pack: Pack,
  possible: readonly (string | null)[],
  page: Page,
): readonly string[] {
  const titles = pack.scale.approaches.map(({ id, title }) =>
    possible.includes(id) ? `[${title}]` : ` ${title} `,
  );
  const rows = pack.scale.bands.map((band) => ({
    title: band.title,
    names: titles.slice(band.first, band.last + 1),
  }));
  const shade = (name: string): string =>
    name.startsWith('[') ? page.paint.bold(name) : page.paint.dim(name);
  const columns = rows.map(({ title, names }) =>
    Math.max(title.length + 1, names.join(' ').length),
  );
  const wide = columns.reduce((sum, width) => sum + width + between, 0) <= page.width;
  const padded = (name: string, width: number): string =>
    `${name}${' '.repeat(Math.max(0, width - name.length))}`;
  if (wide) {
    const heads = rows
      .map(({ title }, index) => padded(` ${title}`, (columns[index] ?? 0) + between))
      .join('')
      .trimEnd();
    const line = rows
      .map(
        ({ names }, index) =>
          `${names.map(shade).join(' ')}${' '.repeat((columns[index] ?? 0) - names.join(' ').length + between)}`,
      )
      .join('');
    return [page.paint.dim(heads), line.trimEnd()];
  }
  const head = Math.max(...rows.map(({ title }) => title.length)) + 1;
  return rows.flatMap(({ title, names }) => {
    const lines: string[][] = [[]];
    for (const name of names) {
      const last = lines.at(-1) ?? [];
      if (last.length > 0 && head + 1 + [...last, name].join(' ').length > page.width)
        lines.push([name]);
      else last.push(name);
    }
    return lines.map((line, index) =>
      `${page.paint.dim(padded(index === 0 ? ` ${title}` : '', head + 1))}${line.map(shade).join(' ')}`.trimEnd(),
    );
  });
}

const margin = '  ';
const between = 3;
const gap = '  ';

interface BandColumn {
  readonly title: string;
  readonly approaches: string;
  readonly width: number;
}

function bandColumns(pack: Pack): readonly BandColumn[] {
  return pack.scale.bands.map((band) => {
    const approaches = approachesOf(band, pack)
      .map(({ title }) => title)
      .join(gap);
    return { title: band.title, approaches, width: Math.max(band.title.length, approaches.length) };
  });
}

const approachesOf = (band: Pack['scale']['bands'][number], pack: Pack) =>
  pack.scale.approaches.slice(band.first, band.last + 1);

function wideDrawing(
  pack: Pack,
  bands: readonly BandColumn[],
  pinned: readonly PinnedAt[],
  page: Page,
): readonly string[] {
  const row = (text: (band: BandColumn) => string) =>
    (margin + bands.map((band) => text(band).padEnd(band.width + between)).join('')).trimEnd();
  const titles = row((band) => band.title);
  const names = row((band) => band.approaches);
  return [
    page.paint.dim(titles),
    emphasised(names, pack, pinned, page),
    ...markers(names, pack, pinned, page),
  ];
}

function bandDrawing(pack: Pack, pinned: readonly PinnedAt[], page: Page): readonly string[] {
  const titleWidth = Math.max(...pack.scale.bands.map(({ title }) => title.length)) + between;
  return pack.scale.bands.flatMap((band) => {
    const names = `${margin}${band.title.padEnd(titleWidth)}${approachesOf(band, pack)
      .map(({ title }) => title)
      .join(gap)}`;
    const here = pinned.filter(({ approach }) =>
      approachesOf(band, pack).some(({ id }) => id === approach),
    );
    return [emphasised(names, pack, here, page), ...markers(names, pack, here, page)];
  });
}

/** Pins stand under the first letter of their approach; two on one approach share a line, and labels never overlap. */
function markers(
  names: string,
  pack: Pack,
  pinned: readonly PinnedAt[],
  page: Page,
): readonly string[] {
  const arrow = page.ascii ? '^' : '▲';
  const places = new Map<number, string[]>();
  for (const { approach, label } of pinned) {
    const column = columnOf(names, approach, pack);
    if (column >= 0) places.set(column, [...(places.get(column) ?? []), label]);
  }
  const lines: string[] = [];
  for (const [column, labels] of [...places].sort(([a], [b]) => b - a)) {
    const text = `${arrow} ${labels.join(', ')}`;
    const start =
      column + widthOf(text) > page.width ? Math.max(0, page.width - widthOf(text)) : column;
    const free = lines.findIndex((line) => start + widthOf(text) < firstInk(line));
    if (free === -1) lines.push(' '.repeat(start) + text);
    else
      lines[free] =
        (' '.repeat(start) + text).padEnd(firstInk(lines[free] ?? '')) +
        (lines[free] ?? '').trimStart();
  }
  return lines.map((line) => page.paint.strong(line));
}

const firstInk = (line: string): number => line.length - line.trimStart().length;

/** Where an approach's title starts in the row of titles; searched from the titles before it, as one may contain another. */
function columnOf(names: string, approach: string, pack: Pack): number {
  let from = 0;
  for (const { id, title } of pack.scale.approaches) {
    const at = names.indexOf(title, from);
    if (at === -1) continue;
    if (id === approach) return at;
    from = at + title.length;
  }
  return -1;
}

function emphasised(names: string, pack: Pack, pinned: readonly PinnedAt[], page: Page): string {
  const spots = pinned
    .map(({ approach }) => ({
      at: columnOf(names, approach, pack),
      length: pack.scale.approaches.find(({ id }) => id === approach)?.title.length ?? 0,
    }))
    .filter(({ at }) => at >= 0);
  const ends = [...new Map(spots.map((spot) => [spot.at, spot])).values()].sort(
    (a, b) => b.at - a.at,
  );
  return ends.reduce(
    (line, { at, length }) =>
      line.slice(0, at) + page.paint.bold(line.slice(at, at + length)) + line.slice(at + length),
    names,
  );
}
