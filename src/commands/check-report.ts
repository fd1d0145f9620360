// Where a result goes: every format that was asked for, to its file or to standard output.
import type { CheckResult } from '../model/finding.js';
import type { Authority, Pack } from '../model/pack.js';
import type { World } from '../model/world.js';
import {
  type Citation,
  type FindingsContext,
  findingsFormats,
  noPaint,
} from '../report/findings.js';
import { fromRepositoryRoot } from './check-settings.js';
import type { LookOptions } from './declare.js';
import type { Output } from './outputs.js';
import { paintFor } from './say.js';

/** Writes every report; what could not be written. */
export async function writeReports(
  result: CheckResult,
  outputs: readonly Output<string>[],
  pack: Pack,
  options: LookOptions,
  world: World,
): Promise<readonly string[]> {
  const plain: FindingsContext = {
    paint: noPaint,
    cite: citer(pack),
    fromRoot: fromRepositoryRoot(world),
  };
  const painted = { ...plain, paint: await paintFor(world.out, options, world) };
  return outputs.flatMap(({ format, file }) => {
    const text = findingsFormats[format]?.(result, file === null ? painted : plain) ?? '';
    if (file === null) {
      world.out.write(text);
      return [];
    }
    const why = world.write(file, text);
    return why === null ? [] : [`${file}: ${why}`];
  });
}

function citer({ sources }: Pack): FindingsContext['cite'] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const known = new Map<string, Citation>();
  return ({ source, where }) => {
    const key = `${source}\0${where ?? ''}`;
    const cited = known.get(key) ?? citation(byId.get(source), source, where);
    known.set(key, cited);
    return cited;
  };
}

function citation(authority: Authority | undefined, id: string, where: string | null): Citation {
  if (!authority) return { text: where === null ? id : `${id}, ${where}`, url: null };
  const { author, year, title, jurisdiction, asOf, url } = authority;
  const law =
    jurisdiction === null ? '' : ` (${jurisdiction}${asOf === null ? '' : `, as of ${asOf}`})`;
  return {
    text: `${author}${year === null ? '' : ` ${year}`}, ${title}${where === null ? '' : `, ${where}`}${law}`,
    url,
  };
}
