// Tells what is wrong with what people handed in, on standard error; what draws it loads only where something is.
import type { Diagnostic } from '../model/diagnostic.js';
import type { World } from '../model/world.js';
import type { LookOptions } from './declare.js';
import { paintFor } from './say.js';

export async function tell(
  diagnostics: readonly Diagnostic[],
  options: LookOptions,
  world: World,
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { renderDiagnostics } = await import('../report/diagnostics.js');
  world.err.write(renderDiagnostics(diagnostics, await paintFor(world.err, options, world)));
}
