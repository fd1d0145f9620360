/**
 * The library: a rule pack, a brief read against it, and the assessment that the command line prints.
 *
 * ```ts
 * import { assess, loadPack, readBrief } from 'toforwith';
 *
 * const pack = loadPack();
 * const { value: brief, diagnostics } = readBrief(text, pack, { name: 'brief.yaml' });
 * if (brief) console.log(assess(brief, pack).calledFor);
 * else for (const { message, at } of diagnostics) console.error(placeOf(at).line, message);
 * ```
 *
 * Everything is synchronous and pure but `loadPack`, which reads files, and `assessAll`, which takes briefs as they come.
 * Nothing reads the clock or the network.
 */
import { answererFor, type BriefAnswer } from './engine/answer-brief.js';
import { ownShelf } from './io/packs.js';
import { nodeWorld } from './io/world.js';
import type { Assessment } from './model/assessment.js';
import type { Brief } from './model/brief.js';
import type { Read } from './model/diagnostic.js';
import type { Pack } from './model/pack.js';
import { plain } from './model/painter.js';
import { loadPack as loadPacks } from './packs/load.js';
import { type BriefFormat, readBriefs as readAll } from './read/brief.js';
import { readObject } from './read/pieces.js';
import { assessmentJson } from './report/assessment-json.js';
import { assessmentText } from './report/assessment-text.js';
import { renderDiagnostics } from './report/diagnostics.js';

export type { BriefAnswer } from './engine/answer-brief.js';
export type { Assessment, Assumption, Next, Pins, Possible, Reason } from './model/assessment.js';
export type { Brief, Group } from './model/brief.js';
export type { Leaf, Proof } from './model/condition.js';
export type { Diagnostic, Read } from './model/diagnostic.js';
export type { Pack, Rule } from './model/pack.js';
export { type Location, type Place, placeOf } from './model/source.js';
export type { BriefFormat } from './read/brief.js';
export { assess } from './reason/assess.js';

/** The version of this package, as npm knows it. */
export const version: string = TOFORWITH_VERSION;

/**
 * The pack that some names stand for together: ids of shipped packs (`spectrum`, the usual one) or folders
 * with a `pack.yaml`, relative to the working directory. The pack is plain data and never changes.
 *
 * @throws Error where a pack is not there or anything in it is wrong; the message holds every mistake at its place.
 */
export function loadPack(...names: readonly string[]): Pack {
  const { value, diagnostics } = loadPacks(
    names.length > 0 ? names : ['spectrum'],
    nodeWorld(),
    ownShelf(),
  );
  if (!value) throw new Error(renderDiagnostics(diagnostics));
  return value;
}

export interface ReadOptions {
  /** `yaml` (the usual one), `json`, or `markdown` with YAML front matter. */
  readonly format?: BriefFormat;
  /** What places call the text, such as its path; `brief` unless given. */
  readonly name?: string;
}

/**
 * The first brief of a text. Never throws: where anything is wrong `value` is null and `diagnostics` holds
 * every mistake of the brief, each with its place (`placeOf`: lines and columns from 1), message and hint.
 */
export function readBrief(text: string, pack: Pack, options: ReadOptions = {}): Read<Brief> {
  return readBriefs(text, pack, options)[0] ?? { value: null, diagnostics: [] };
}

/** All briefs of a text: the documents of a YAML stream, the items of a JSON list. Never throws, as `readBrief`. */
export function readBriefs(
  text: string,
  pack: Pack,
  options: ReadOptions = {},
): readonly Read<Brief>[] {
  return readAll(
    { name: options.name ?? 'brief', text, linesBefore: 0 },
    options.format ?? 'yaml',
    pack,
  );
}

/**
 * Answers briefs one after another, in their order and holding one at a time: briefs as `readBriefs` gives them, or plain
 * objects as `JSON.parse` does, from anything that can be gone through, at once or as it comes. Each answer has the pins,
 * the flags and the ids of the reasons that `assess` gives, those that bind first. Where a plain object is no good brief
 * its answer has `value` null and says why; the others are answered all the same.
 *
 * ```ts
 * for await (const { value, diagnostics } of assessAll(records, pack))
 *   console.log(value?.id, value?.calledFor ?? diagnostics[0]?.message);
 * ```
 *
 * @throws whatever going through `briefs` throws, and nothing of its own.
 */
export async function* assessAll(
  briefs: Iterable<Brief | object> | AsyncIterable<Brief | object>,
  pack: Pack,
): AsyncGenerator<Read<BriefAnswer>, void, undefined> {
  const answer = answererFor(pack);
  let document = 0;
  for await (const given of briefs) {
    const { value, diagnostics } = isBrief(given)
      ? { value: given, diagnostics: [] }
      : readObject(given, pack, document);
    document++;
    yield { value: value && answer(value), diagnostics };
  }
}

const isBrief = (given: object): given is Brief =>
  'facts' in given && 'spans' in given && 'source' in given;

/**
 * An assessment as `assess --format json` prints it: strings, numbers, lists and nulls only, keys camelCase, ids
 * kebab-case, places with file, line and column. Its shape is `toforwith/assessment/1`: `toforwith schema assessment`.
 */
export function toJson(assessment: Assessment, pack: Pack): object {
  return assessmentJson(assessment, pack, { explain: false });
}

/** An assessment as text for people, `width` columns wide (80 unless given), without colour. */
export function toText(assessment: Assessment, pack: Pack, width = 80): string {
  return assessmentText(
    assessment,
    pack,
    { width, paint: plain, ascii: false },
    { explain: false, all: false },
  );
}
