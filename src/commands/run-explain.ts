// Looks an id up in the pack and says what it means; what is not there gets the nearest that is.
import { ownShelf } from '../io/packs.js';
import type { Pack } from '../model/pack.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { takeUpDiagrams } from '../packs/shipped.js';
import { nearest } from '../read/nearest.js';
import { examplesText, explainFinding, type ShownExample } from '../report/explain-finding.js';
import { explain, explainable } from '../report/explain-text.js';
import type { LookOptions, PackOptions } from './declare.js';
import { findingIds, findingTold } from './findings-told.js';
import { packFor, usualPack } from './load-pack.js';
import { pageFor, refuse } from './say.js';

export type ExplainOptions = LookOptions & PackOptions;

export async function runExplain(
  id: string,
  options: ExplainOptions,
  world: World,
): Promise<ExitCode> {
  const pack = await packFor(options, world);
  if (!pack) return exitCodes.trouble;
  const page = await pageFor(world.out, options, world);
  const wanted = id.toLowerCase();
  const told = findingTold(wanted, pack);
  const found = explain(wanted, pack, page) ?? (told && explainFinding(told, pack, page));
  if (found === null) {
    const near = nearestId(wanted, [...explainable(pack), ...findingIds(pack)]);
    return refuse(
      world,
      `nothing here is called "${id}"${near === null ? '; `toforwith rules list` shows every rule' : `; did you mean "${near}"?`}`,
    );
  }
  const examples = findingIds(pack).includes(wanted)
    ? await examplesOf(wanted, pack, options, world)
    : [];
  world.out.write(found + examplesText(examples, page));
  return exitCodes.done;
}

/** An id near what was typed, or one whose last word is near: `domian` is near `challenge.domain`. */
function nearestId(typed: string, ids: readonly string[]): string | null {
  const byLastWord = new Map(ids.map((id) => [id.slice(id.lastIndexOf('.') + 1), id]));
  const near = nearest(typed, [...ids, ...byLastWord.keys()]);
  return near === null || ids.includes(near) ? near : (byLastWord.get(near) ?? null);
}

/** Examples stand in the YAML of packs alone, which is read only for them. */
async function examplesOf(
  id: string,
  pack: Pack,
  options: ExplainOptions,
  world: World,
): Promise<readonly ShownExample[]> {
  const { findPacks } = await import('../packs/find.js');
  const { findingExamples } = await import('../packs/finding-examples.js');
  const { saidOf } = await import('./example-said.js');
  takeUpDiagrams(pack, world, ownShelf());
  const found = findPacks(options.pack ?? [usualPack], world, ownShelf());
  const examples = findingExamples(id, pack, found.value?.flatMap(({ files }) => files) ?? []);
  return examples.map((example) => ({ ...example, says: saidOf(id, example, pack) }));
}
