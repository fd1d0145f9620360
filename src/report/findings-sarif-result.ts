// One finding as a SARIF result: undecided is of kind open, a waiver a suppression.
import type { Location, Result, Suppression } from 'sarif';
import type { Waiver } from '../model/finding.js';
import type { Entry } from './findings-entries.js';
import { type Artifacts, locationOf } from './findings-sarif-places.js';
import { sentencesOf, waiverWords } from './findings-words.js';

/** Which marks the run uses: SARIF wants each on all results or on none. */
export interface Marks {
  readonly waivers: boolean;
  readonly baseline: boolean;
}

export function resultOf(entry: Entry, artifacts: Artifacts, marks: Marks): Omit<Result, 'ruleId'> {
  const open = entry.kind === 'open';
  return {
    kind: open ? 'open' : 'fail',
    level: open ? 'none' : entry.severity,
    message: { text: messageText(sentencesOf(entry).join(' ')) },
    locations: [{ ...locationOf(entry.at, artifacts), ...logical(entry) }],
    relatedLocations: relatedOf(entry, artifacts),
    // GitHub reads the first alone.
    partialFingerprints: {
      primaryLocationLineHash: entry.fingerprint,
      'toforwith/v1': entry.fingerprint,
    },
    ...(marks.waivers ? { suppressions: suppressionsOf(entry, artifacts) } : {}),
    ...(marks.baseline ? { baselineState: entry.status === 'baseline' ? 'unchanged' : 'new' } : {}),
    properties: {
      certain: entry.certain,
      hangsOn: entry.hangsOn,
      ...(entry.ask === null ? {} : { ask: entry.ask }),
      brief: entry.brief,
      ...(entry.part === null ? {} : { part: entry.part }),
    },
  };
}

function logical({ pointer }: Entry): Pick<Location, 'logicalLocations'> {
  return pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] };
}

function relatedOf({ related }: Entry, artifacts: Artifacts): Location[] {
  return related.map(({ message, at }, index) => ({
    id: index + 1,
    ...locationOf(at, artifacts),
    message: { text: messageText(message) },
  }));
}

function suppressionsOf({ waiver, status }: Entry, artifacts: Artifacts): Suppression[] {
  if (status !== 'waived') return [];
  return waiver === null ? [{ kind: 'external' }] : [suppressionOf(waiver, artifacts)];
}

function suppressionOf(waiver: Waiver, artifacts: Artifacts): Suppression {
  return {
    kind: waiver.kind === 'in-file' ? 'inSource' : 'external',
    status: 'accepted',
    justification: waiverWords(waiver),
    location: locationOf(waiver.at, artifacts),
    properties: { until: waiver.until, owner: waiver.owner, reason: waiver.reason },
  };
}

/** Brackets would begin a link (SARIF 3.11.6). */
const messageText = (text: string): string => text.replace(/[\\[\]]/g, '\\$&');
