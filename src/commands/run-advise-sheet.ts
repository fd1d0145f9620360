// A screen of the interview laid out for a terminal of some size: what is still possible above, the question below it, and
// nothing that is needed outside. Where it is tight the spectrum gives way to words, never the question.
import { type Screen, screenOf } from '../interview/screen.js';
import type { State } from '../interview/state.js';
import type { Choice, Sheet, Size } from '../io/prompts.js';
import { assess } from '../reason/assess.js';
import { toAscii } from '../report/ascii.js';
import type { Page } from '../report/page.js';
import { printable } from '../report/printable.js';
import { drawPossible } from '../report/spectrum.js';
import { widthOf, wrap } from '../report/wrap.js';
import { choicesOf, shortChoicesOf } from './run-advise-choices.js';
import type { Home } from './run-advise-home.js';
import { sayPossible, saySettled, sayUsual, sayWhy } from './run-advise-so-far.js';

export function sheetOf(state: State, home: Home, page: Page, size: Size, isPlain: boolean): Sheet {
  const shown = (text: string): string => (page.ascii ? toAscii(text) : text);
  const screen = inLetters(screenOf(state), shown);
  const width = Math.min(widest, size.columns);
  const all = partsOf(state, screen, home, { ...page, width });
  // a drawing read aloud says nothing that the words below it don't
  const parts = isPlain ? all.filter(({ isText }) => isText) : all;
  const full = layOut(parts, choicesOf(screen.options, width), width, size.rows);
  const { above, choices, isAll } = full.isAll
    ? full
    : layOut(parts, shortChoicesOf(screen.options, width), width, size.rows);
  const keys = isPlain ? plainKeys(screen) : keysFor(screen, size.columns);
  return {
    kind: screen.kind,
    above: shown(above.join('\n')),
    choices,
    room: size.rows - above.length - linesBelow,
    current: screen.current,
    keys: shown(page.paint.dim(isAll ? keys : `more below · ${keys}`)),
    saysWhy: screen.saysWhy,
    cursor: page.ascii ? '>' : '❯',
    highlight: page.paint.strong,
  };
}

/** A screen in letters that can be shown, before it is laid out: some take more room than what they stand for. */
function inLetters(screen: Screen | null, shown: (text: string) => string): Screen {
  if (!screen) throw new Error('the interview asks after its end');
  return {
    ...screen,
    question: shown(screen.question),
    help: screen.help.map(shown),
    notes: screen.notes.map(shown),
    why: screen.why?.map(shown) ?? null,
    options: screen.options.map(({ value, label, help }) => ({
      value,
      label: shown(label),
      help: shown(help),
    })),
  };
}

/** What stands above some choices, and whether there is room for all of them. */
function layOut(parts: readonly Part[], choices: readonly Choice[], width: number, rows: number) {
  const lines = choices.reduce((sum, { name }) => sum + name.split('\n').length, 0);
  const wanted = Math.max(1, Math.min(lines, fewestChoices));
  const above = fitted(parts, width, rows - wanted - linesBelow);
  return { above, choices, isAll: lines <= rows - above.length - linesBelow };
}

const widest = 110;
/** A blank line and the hint about keys. */
const linesBelow = 2;
/** A longer list than this may scroll. */
const fewestChoices = 18;

/** The keys that work; in words that leave room for a word on what is below. */
function keysFor({ kind, saysWhy }: Screen, columns: number): string {
  const isNarrow = columns < roomForKeys;
  const ctrl = kind === 'type' ? 'ctrl-' : '';
  return [
    ...(isNarrow ? [] : [kind === 'type' ? 'enter goes on' : 'arrows and enter choose']),
    'esc back',
    ...(saysWhy ? ['? why'] : []),
    `${ctrl}r look back`,
    `${ctrl}s save${isNarrow ? '' : ' and leave'}`,
  ].join(' · ');
}

const roomForKeys = 88;

const plainKeys = ({ saysWhy }: Screen): string =>
  `Or type ${saysWhy ? '? for why it is asked, ' : ''}:back, :review, or :save to save and leave.`;

/** Lines that stand together. */
interface Part {
  readonly lines: readonly string[];
  readonly paint: (line: string) => string;
  /** How soon it gives way where it is tight, from 1; 0 where it may not. */
  readonly yields: number;
  /** Whether some of its lines are worth showing without the others. */
  readonly isText: boolean;
}

const asIs = (line: string): string => line;
const fixed = (lines: readonly string[], paint = asIs): Part => ({
  ...{ lines, paint, yields: 0, isText: true },
});
const yielding = (yields: number, lines: readonly string[], paint = asIs): Part => ({
  ...{ lines, paint, yields, isText: true },
});
/** A drawing cut in two says nothing. */
const drawing = (yields: number, lines: readonly string[]): Part => ({
  ...{ lines, paint: asIs, yields, isText: false },
});

function partsOf(state: State, screen: Screen, home: Home, page: Page): readonly Part[] {
  const { paint, width } = page;
  const text = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => wrap(printable(line), width, '', line.startsWith('- ') ? '  ' : ''));
  const why = (screen.why ?? []).map((line, index) => (index === 0 ? line : `- ${line}`));
  return [
    fixed([headLine(state, home, page)]),
    ...soFar(state, page),
    ...(screen.notes.length === 0 ? [] : [fixed([''])]),
    fixed(text(screen.notes), paint.warning),
    fixed(['']),
    fixed(text([screen.question]), paint.bold),
    yielding(screen.why ? 3 : 5, text(screen.help), paint.dim),
    yielding(5, text(why), paint.note),
    yielding(1, ['']),
  ];
}

function headLine({ titled, brief }: State, home: Home, page: Page): string {
  const title = titled ? printable(brief.title) : 'A new brief';
  const where = home.saved === null ? '' : `saved in ${printable(home.path ?? '')}`;
  const room = page.width - widthOf(where) - 2;
  const cut = widthOf(title) > room ? `${title.slice(0, Math.max(8, room - 3))}...` : title;
  return `${page.paint.bold(cut)}${where === '' ? '' : `  ${page.paint.dim(where)}`}`;
}

/** The spectrum with what is still possible, and the same in words. */
function soFar(state: State, page: Page): readonly Part[] {
  const { brief, tools, trail, at } = state;
  const { pack } = tools;
  if (trail.length === 0 && at.kind === 'ask' && at.ask.kind === 'title')
    return [
      drawing(2, ['', ...drawPossible(pack, [], page)]),
      yielding(3, ['', ...wrap(welcome, page.width)], page.paint.dim),
    ];
  const answer = assess(brief, pack);
  const isOver = at.kind === 'settled';
  const words = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => wrap(line, page.width));
  return [
    drawing(2, ['', ...drawPossible(pack, answer.possible.calledFor, page)]),
    fixed(['']),
    fixed(words(sayPossible(answer, pack))),
    yielding(6, words(isOver ? [] : sayUsual(answer, pack))),
    fixed(words(isOver ? saySettled(answer, pack) : [])),
    yielding(4, words(isOver ? sayWhy(answer, pack) : [])),
  ];
}

const welcome =
  'A few questions, then a recommendation. Everything is saved as you go; nothing leaves this machine.';

/** The parts in so many lines: each gives way in its turn, as far as it has to. */
function fitted(parts: readonly Part[], width: number, rows: number): readonly string[] {
  let over = parts.reduce((sum, { lines }) => sum + lines.length, 0) - rows;
  const kept = parts.map(({ lines }) => lines);
  const order = [...parts.keys()].sort((a, b) => (parts[a]?.yields ?? 0) - (parts[b]?.yields ?? 0));
  for (const index of order) {
    const { lines, yields, isText } = parts[index] as Part;
    if (yields === 0 || over <= 0) continue;
    const left = isText ? shortened(lines, Math.max(0, lines.length - over), width) : [];
    over -= lines.length - left.length;
    kept[index] = left;
  }
  return parts.flatMap(({ paint }, index) => (kept[index] ?? []).map(paint));
}

/** The first lines of a text, the last of them with a sign that it goes on. */
function shortened(lines: readonly string[], count: number, width: number): readonly string[] {
  const left = lines.slice(0, count);
  const last = left.at(-1);
  if (last === undefined || left.length === lines.length) return left;
  return [...left.slice(0, -1), `${wrap(last, width - 4)[0] ?? ''} ...`];
}
