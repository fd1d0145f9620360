// The interview at a terminal: asks, saves after every answer, and ends with the answer. Without a terminal it takes the
// answers it was handed, or says what is missing.
import { step } from '../interview/flow.js';
import { begin, type Change, type State, type Tools } from '../interview/state.js';
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { readPlainBriefs } from '../read/brief-plain.js';
import { answeringPackFor } from './load-pack.js';
import { type Home, homeAt, save } from './run-advise-home.js';
import type { AdviseOptions } from './run-advise-options.js';
import { startOf } from './run-advise-start.js';
import { pageFor, refuse } from './say.js';
import { tell } from './tell.js';

export async function runAdvise(
  path: string | null,
  options: AdviseOptions,
  world: World,
): Promise<ExitCode> {
  const pack = await answeringPackFor(options, world);
  if (!pack) return exitCodes.trouble;
  const start = await startOf(path, options, pack, world);
  if (start.kind === 'wrong') {
    await tell(start.diagnostics, options, world);
    return start.why === null ? exitCodes.trouble : refuse(world, start.why);
  }
  const tools = toolsFor(pack);
  if (!start.isNew || start.changes.length > 0) await tools.ready;
  const text = start.changes.reduce((now, change) => tools.edit(now, change), start.text);
  const titled = start.titled || start.changes.some(isTitle);
  const state = begin(text, titled, tools, start.unsure);
  const home = homeAt(start.path, start.saved);
  if (world.inputIsTerminal && world.out.isTerminal)
    return atTerminal(state, home, tools.ready, options, world);
  const { withoutTerminal } = await import('./run-advise-given.js');
  return withoutTerminal(state, home, options, world);
}

const isTitle = (change: Change): boolean => change.kind === 'answer' && change.path[0] === 'title';

/** Reads and writes briefs; what changes a text loads while the first question is being read. */
function toolsFor(pack: Pack): Tools & { readonly ready: Promise<void> } {
  let writing: typeof import('./run-advise-writing.js') | null = null;
  const ready = import('./run-advise-writing.js').then((loaded) => {
    writing = loaded;
  });
  const loaded = () => {
    if (!writing) throw new Error('a brief is read or changed before what does so is loaded');
    return writing;
  };
  const read = (text: string): Brief => {
    const source = { name: 'the brief', text, linesBefore: 0 };
    const [found] =
      readPlainBriefs(source, 'yaml', pack) ?? loaded().readBriefs(source, 'yaml', pack);
    if (!found?.value)
      throw new Error(
        `the interview wrote what is no brief: ${found?.diagnostics[0]?.message ?? 'nothing is there'}`,
      );
    return found.value;
  };
  return { pack, ready, read, edit: (text, change) => loaded().editBrief(text, change) };
}

async function atTerminal(
  first: State,
  home: Home,
  ready: Promise<void>,
  options: AdviseOptions,
  world: World,
): Promise<ExitCode> {
  const isPlain = options.plain === true || world.env.TERM === 'dumb';
  const { sheetOf } = await import('./run-advise-sheet.js');
  const page = await pageFor(world.out, options, world);
  const prompts = isPlain
    ? (await import('../io/prompts-plain.js')).openPlainPrompts()
    : (await import('../io/prompts.js')).openPrompts();
  let state = first;
  let interrupted = false;
  try {
    while (state.at.kind !== 'end' && !interrupted) {
      const now = state;
      const reply = await prompts.ask((size) => sheetOf(now, home, page, size, isPlain));
      await ready;
      if (reply.kind !== 'key') state = save(step(now, reply), home, world);
      else if (reply.key === 'interrupt') interrupted = true;
      else state = save(step(now, { kind: reply.key }), home, world);
    }
  } finally {
    prompts.close();
  }
  const { ending } = await import('./run-advise-end.js');
  return ending(state, home, interrupted, options, world);
}
