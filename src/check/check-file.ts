// One file: the findings of all its proposals in the order of their places, and the waivers written in it.
import type { Brief } from '../model/brief.js';
import type { Finding } from '../model/finding.js';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import { type CheckOptions, checkBrief } from './findings.js';
import { byPlace, withFingerprints } from './fingerprint.js';
import type { Found } from './found.js';
import { waiversIn } from './waiver-comments.js';
import type { Terms } from './waiver-terms.js';
import { type TextToCheck, wordsClaimMore } from './words-claim-more.js';

export interface FileToCheck {
  readonly source: Source;
  readonly briefs: readonly Brief[];
  /** Whether comments can stand in it: not in JSON. */
  readonly comments: boolean;
  /** Where the text of a Markdown file begins; null where it has none. */
  readonly body: number | null;
  /** Reads Markdown; null where no text is looked at. */
  readonly read: TextToCheck['read'] | null;
}

export interface CheckedText {
  readonly findings: readonly Finding[];
  readonly proposals: number;
  readonly waivers: readonly Terms[];
}

export function checkFile(file: FileToCheck, pack: Pack, options: CheckOptions): CheckedText {
  const checked = file.briefs.map((brief) => checkBrief(brief, pack, options));
  const { source, body, read } = file;
  const sights = checked.flatMap((one) => one.sights);
  const inText =
    read && body !== null
      ? wordsClaimMore({ source, body, read }, sights, pack, options.severities)
      : [];
  const found: readonly Found[] = [...checked.flatMap(({ findings }) => findings), ...inText];
  return {
    findings: withFingerprints([...found].sort(byPlace)),
    proposals: checked.reduce((sum, { proposals }) => sum + proposals, 0),
    waivers: file.comments ? waiversIn({ source, body, texts: textsOf(file.briefs) }) : [],
  };
}

/** Where texts of the briefs stand: a line in one of them is no comment. */
function textsOf(briefs: readonly Brief[]) {
  return briefs.flatMap(({ texts, spans }) =>
    Object.keys(texts).flatMap((index) => spans[Number(index)] ?? []),
  );
}
