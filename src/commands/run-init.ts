// Writes an empty brief to fill in, and never over one that is there unless told to.
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { briefTemplate } from '../read/template.js';
import type { LookOptions, PackOptions } from './declare.js';
import { packFor } from './load-pack.js';
import { refuse } from './say.js';

export interface InitOptions extends LookOptions, PackOptions {
  readonly force?: boolean;
}

export async function runInit(path: string, options: InitOptions, world: World): Promise<ExitCode> {
  const pack = await packFor(options, world);
  if (!pack) return exitCodes.trouble;
  const text = briefTemplate(pack);
  if (path === '-') {
    world.out.write(text);
    return exitCodes.done;
  }
  if (world.kindOf(path) === 'folder')
    return refuse(
      world,
      `${path} is a folder; name a file in it, such as ${path.replace(/\/$/, '')}/brief.yaml`,
    );
  if (world.kindOf(path) === 'file' && !options.force)
    return refuse(world, `${path} is there already; --force writes over it`);
  const why = world.write(path, text);
  if (why !== null) return refuse(world, `${path}: ${why}`);
  world.err.write(
    `${path} is written; fill in what you know, then run: toforwith assess ${path}\n`,
  );
  return exitCodes.done;
}
