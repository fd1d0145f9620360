// How a command speaks: pages for its report on standard output, one plain line for what stopped it on standard error.
import { painterFor } from '../io/painter.js';
import type { Painter } from '../model/painter.js';
import { type ExitCode, exitCodes, type Outlet, type World } from '../model/world.js';
import type { Page } from '../report/page.js';
import type { LookOptions } from './declare.js';

const narrowest = 40;
const widest = 120;

/** The page that a stream offers: its width where it is a terminal, 80 columns elsewhere. */
export async function pageFor(outlet: Outlet, options: LookOptions, world: World): Promise<Page> {
  const width = Math.min(widest, Math.max(narrowest, outlet.columns));
  return { width, paint: await paintFor(outlet, options, world), ascii: options.ascii ?? false };
}

export const paintFor = (outlet: Outlet, options: LookOptions, world: World): Promise<Painter> =>
  painterFor(options.color ?? 'auto', outlet, world.env);

/** One line on standard error, and exit code 2. */
export function refuse(world: World, message: string): ExitCode {
  world.err.write(`toforwith: ${message}\n`);
  return exitCodes.trouble;
}
