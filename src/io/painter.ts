// Whether a stream gets colour, and the painter for it. chalk is loaded only where there is colour to paint.
import { type Painter, plain } from '../model/painter.js';
import type { Outlet, World } from '../model/world.js';

export type ColourWish = 'always' | 'never' | 'auto';

/** A flag decides first, then FORCE_COLOR and CLICOLOR_FORCE, then NO_COLOR and TERM=dumb, then whether it is a terminal. */
export function wantsColour(wish: ColourWish, outlet: Outlet, env: World['env']): boolean {
  if (wish !== 'auto') return wish === 'always';
  if (isSet(env.FORCE_COLOR) || isSet(env.CLICOLOR_FORCE)) return true;
  if (isSet(env.NO_COLOR) || env.TERM === 'dumb') return false;
  return outlet.isTerminal;
}

const isSet = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && value !== '0';

export async function painterFor(
  wish: ColourWish,
  outlet: Outlet,
  env: World['env'],
): Promise<Painter> {
  if (!wantsColour(wish, outlet, env)) return plain;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  // chalk paints every argument it is handed, and map hands it three
  const of =
    (paint: (text: string) => string) =>
    (text: string): string =>
      paint(text);
  return {
    error: of(chalk.red),
    warning: of(chalk.yellow),
    note: of(chalk.cyan),
    strong: of(chalk.green),
    dim: of(chalk.dim),
    bold: of(chalk.bold),
  };
}
