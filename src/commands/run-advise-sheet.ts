// A screen of the interview laid out for a terminal of some size: what is still possible above, the question below it, and
// nothing that is needed outside. Where it is tight the spectrum gives way to words, never the question.
import { type Option, type Screen, screenOf } from '../interview/screen.js';
import type { State } from '../interview/state.js';
import type { Choice, Sheet, Size } from '../io/prompts.js';
import type { Assessment, Possible } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { assess } from '../reason/assess.js';
import { toAscii } from '../report/ascii.js';
import type { Page } from '../report/painter.js';
import { assumptionInWords, listed, titleOf } from '../report/phrases.js';
import { printable } from '../report/printable.js';
import { drawPossible } from '../report/spectrum.js';
import { widthOf, wrap } from '../report/wrap.js';
import type { Home } from './run-advise-home.js';

export function sheetOf(state: State, home: Home, page: Page, size: Size, isPlain: boolean): Sheet {
  const screen = screenOf(state);
  if (!screen) throw new Error('the interview asks after its end');
  const sized: Page = { ...page, width: Math.min(widest, size.columns) };
  const shown = (text: string): string => (page.ascii ? toAscii(text) : text);
  const choices = choicesOf(screen.options, sized.width).map(({ value, name }) => ({
    value,
    name: shown(name),
  }));
  const listed = choices.reduce((sum, { name }) => sum + name.split('\n').length, 0);
  const above = fitted(
    partsOf(state, screen, home, sized),
    size.rows - Math.min(listed, fewestChoices) - linesBelow,
  );
  const more = listed > size.rows - above.length - linesBelow + 1 ? 'more below · ' : '';
  return {
    kind: screen.kind,
    above: shown(above.join('\n')),
    choices,
    current: screen.current,
    keys: shown(page.paint.dim(isPlain ? plainKeys : more + keysFor(screen.kind, size.columns))),
    cursor: page.ascii ? '>' : '❯',
    highlight: page.paint.strong,
  };
}

function keysFor(kind: Screen['kind'], columns: number): string {
  const isNarrow = columns < roomForKeys;
  if (kind === 'choose') return isNarrow ? fewKeys : chooseKeys;
  return isNarrow ? fewTypeKeys : typeKeys;
}

/** The longer hint with a word on what is below. */
const roomForKeys = 88;
const widest = 110;
/** The hint about keys, the blank line above it, and the line the cursor rests on. */
const linesBelow = 4;
/** A longer list than this may scroll. */
const fewestChoices = 18;

const chooseKeys = '↑↓ and enter choose · esc back · ? why · r look back · s save and leave';
const fewKeys = 'esc back · ? why · r look back · s save';
const typeKeys = 'enter goes on · esc back · ? why · ctrl-r look back · ctrl-s save and leave';
const fewTypeKeys = 'esc back · ? why · ctrl-r look back · ctrl-s save';
const plainKeys = 'Or type ? for why it is asked, :back, :review, or :save to save and leave.';

interface Part {
  readonly lines: readonly string[];
  /** How soon it gives way where it is tight, from 1; 0 where it may not. */
  readonly yields: number;
  /** The fewest of its lines that are worth showing. */
  readonly least: number;
}

const fixed = (lines: readonly string[]): Part => ({ lines, yields: 0, least: lines.length });
const yielding = (lines: readonly string[], yields: number, least = 0): Part => ({
  lines,
  yields,
  least,
});

function partsOf(state: State, screen: Screen, home: Home, page: Page): readonly Part[] {
  const { paint, width } = page;
  const text = (lines: readonly string[], paintIt: (line: string) => string): readonly string[] =>
    lines
      .flatMap((line) => wrap(printable(line), width, '', line.startsWith('- ') ? '  ' : ''))
      .map((line) => paintIt(line));
  const help = text(screen.help, paint.dim);
  const why = screen.why
    ? text(
        screen.why.map((line, index) => (index === 0 ? line : `- ${line}`)),
        paint.note,
      )
    : [];
  const notes = screen.notes.length === 0 ? [] : ['', ...text(screen.notes, paint.warning)];
  return [
    fixed([headLine(state, home, page)]),
    ...soFar(state, page),
    fixed(notes),
    fixed(['', ...text([screen.question], paint.bold)]),
    yielding(help, screen.why ? 3 : 4),
    yielding(why, 4, 1),
    yielding([''], 1),
  ];
}

function headLine({ titled, brief }: State, home: Home, page: Page): string {
  const title = titled ? printable(brief.title) : 'A new brief';
  const where = home.saved === null ? '' : `saved in ${printable(home.path ?? '')}`;
  const room = page.width - widthOf(where) - 2;
  const cut = widthOf(title) > room ? `${title.slice(0, Math.max(8, room - 1))}…` : title;
  return `${page.paint.bold(cut)}${where === '' ? '' : `  ${page.paint.dim(where)}`}`;
}

/** The spectrum with what is still possible, and the same in words. */
function soFar(state: State, page: Page): readonly Part[] {
  const { brief, tools, trail, at } = state;
  const { pack } = tools;
  if (trail.length === 0 && at.kind === 'ask' && at.ask.kind === 'title') {
    const welcome = wrap(
      'A few questions, then a recommendation. Everything is saved as you go; nothing leaves this machine.',
      page.width,
    );
    return [
      yielding(['', ...drawPossible(pack, [], page)], 2),
      yielding(['', ...welcome.map((line) => page.paint.dim(line))], 3),
    ];
  }
  const answer = assess(brief, pack);
  const { possible, assumed, calledFor } = answer;
  const words = [
    ...sentences(possible, pack),
    ...(at.kind === 'settled' ? [] : asUsual(answer, pack)),
    ...(at.kind === 'settled' && calledFor !== null
      ? settledWords(
          possible,
          assumed.map((entry) => assumptionInWords(entry, pack)),
        )
      : []),
  ];
  const said = words.flatMap((line) => wrap(line, page.width));
  return [yielding(['', ...drawPossible(pack, possible.calledFor, page)], 2), fixed(['', ...said])];
}

function sentences(possible: Possible, pack: Pack): readonly string[] {
  const first = possible.first.filter((id) => id !== null);
  const perhaps = possible.first.length > first.length ? 'perhaps ' : '';
  const before =
    first.length === 0 ? [] : [`Before anything else: ${perhaps}${range(first, pack)}.`];
  return [
    `Called for: ${range(possible.calledFor, pack)}. Today: ${range(possible.today, pack)}.`,
    ...before,
  ];
}

/** Where it stands if nothing unusual turns up. */
function asUsual({ calledFor, today, first, possible }: Assessment, pack: Pack): readonly string[] {
  if (calledFor === null || today === null) return [];
  if (possible.calledFor.length === 1 && possible.today.length === 1) return [];
  const before = first === null ? '' : `first ${titleOf(first, pack)}, then `;
  return [
    `If all else is as usual: ${before}${titleOf(calledFor, pack)}, and today ${titleOf(today, pack)}.`,
  ];
}

/** `consultation or participation`, `protection, or anything from consultation to co-production`. */
function range(ids: readonly (string | null)[], pack: Pack): string {
  const levels = pack.scale.approaches.flatMap(({ id }, level) =>
    ids.includes(id) ? [level] : [],
  );
  const title = (level: number | undefined): string =>
    pack.scale.approaches[level ?? -1]?.title ?? '';
  const isRun = (from: number): boolean =>
    levels.slice(from).every((level, index) => level === (levels[from] ?? 0) + index);
  const start = levels.findIndex((_, index) => isRun(index));
  if (levels.length - start < shortestRun)
    return listed(levels.map(title), 'or') || 'not known yet';
  const run = `anything from ${title(levels[start])} to ${title(levels.at(-1))}`;
  return start === 0 ? run : `${levels.slice(0, start).map(title).join(', ')}, or ${run}`;
}

const shortestRun = 3;

/** How many answers taken for granted are named; the answer names them all. */
const few = 3;

/** Why it counts as settled. */
function settledWords(possible: Possible, taken: readonly string[]): readonly string[] {
  if (possible.settled) return ['Settled: nothing still unknown can change this.'];
  if (taken.length === 0)
    return [
      'Settled: nothing that was not asked can change what is called for or how far today reaches.',
    ];
  return [
    `Settled as far as you know: nothing that was not asked can change what is called for or how far today reaches. It rests on what you do not know being as usual: ${[...taken.slice(0, few), ...(taken.length > few ? [`and ${taken.length - few} more`] : [])].join('; ')}.`,
  ];
}

/** A label and what it means: beside each other where there is room, else below. */
function choicesOf(options: readonly Option[], width: number): readonly Choice[] {
  const column = Math.min(
    longestLabel,
    Math.max(...options.map(({ label }) => widthOf(printable(label)))),
  );
  const beside = width - numbered - column - 2;
  const isBeside =
    beside >= narrowest || options.every(({ help }) => widthOf(printable(help)) <= beside);
  return options.map(({ value, label, help }) => {
    const title = printable(label);
    const means = printable(help);
    if (means === '' || means === title) return { value, name: title };
    if (!isBeside || widthOf(title) > column) {
      const lines = wrap(means, width - numbered - 2);
      return {
        value,
        name: [title, ...lines.map((line) => `${' '.repeat(numbered + 2)}${line}`)].join('\n'),
      };
    }
    const [first = '', ...rest] = wrap(means, beside);
    const hanging = ' '.repeat(numbered + column + 2);
    return {
      value,
      name: [
        `${title}${' '.repeat(column - widthOf(title) + 2)}${first}`,
        ...rest.map((line) => hanging + line),
      ].join('\n'),
    };
  });
}

const longestLabel = 24;
const narrowest = 34;
/** `❯ 1. ` */
const numbered = 5;

/** The parts in so many lines: each gives way in its turn, as far as it has to. */
function fitted(parts: readonly Part[], rows: number): readonly string[] {
  let over = parts.reduce((sum, { lines }) => sum + lines.length, 0) - rows;
  const order = [...parts.keys()].sort((a, b) => (parts[a]?.yields ?? 0) - (parts[b]?.yields ?? 0));
  const kept = parts.map(({ lines }) => lines);
  for (const index of order) {
    const part = parts[index];
    if (!part || part.yields === 0 || over <= 0) continue;
    // a spectrum cut in two says nothing; a text may lose its end
    const left = part.yields <= 2 ? part.least : Math.max(part.least, part.lines.length - over);
    over -= part.lines.length - left;
    kept[index] = part.lines.slice(0, left);
  }
  return kept.flat();
}
