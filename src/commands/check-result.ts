// What a run comes to: every finding with its waiver or its place in the baseline, those about waivers among them.
import { resolve } from 'node:path';
import { type Baseline, comparedTo } from '../check/baseline.js';
import { reportedIds } from '../check/config-ids.js';
import { checkRulesOf } from '../check/finding-rules.js';
import { byPlace, withFingerprints } from '../check/fingerprint.js';
import { waive } from '../check/waive.js';
import { waiverCheckRules } from '../check/waiver-rules.js';
import type { Terms } from '../check/waiver-terms.js';
import type { CheckResult, Finding } from '../model/finding.js';
import type { Pack } from '../model/pack.js';
import type { World } from '../model/world.js';
import { nearest } from '../read/nearest.js';
import type { CheckedInput } from './check-files.js';
import type { Request } from './check-request.js';

const home = 'https://www.npmjs.com/package/toforwith';

export interface Judged {
  readonly checked: readonly CheckedInput[];
  /** Waivers of the waivers file. */
  readonly waivers: readonly Terms[];
  readonly baseline: Baseline | null;
}

export function resultOf(
  judged: Judged,
  { settings, asOf }: Request,
  pack: Pack,
  world: World,
): CheckResult {
  const { severities, failOn, allowUndecided } = settings;
  return {
    tool: { name: 'toforwith', version: world.version, url: home },
    packs: [{ id: pack.id, version: pack.version, digest: pack.digest }],
    rules: [...checkRulesOf(pack, severities), ...waiverCheckRules(severities)],
    findings: findingsOf(judged, severities, asOf, pack, world),
    files: judged.checked.map(({ file }) => file),
    failOn: failOn.value,
    allowUndecided: allowUndecided.value,
    baselineUsed: judged.baseline !== null,
  };
}

function findingsOf(
  { checked, waivers, baseline }: Judged,
  severities: Request['settings']['severities'],
  asOf: string,
  pack: Pack,
  world: World,
): readonly Finding[] {
  const { findings, troubles } = waive(
    checked.flatMap((one) => one.findings),
    [...checked.flatMap((one) => one.waivers), ...waivers],
    {
      asOf,
      rules: new Set(reportedIds(pack)),
      severities,
      checked: new Set(checked.map(({ file }) => file.file)),
      exists: (file) => world.kindOf(resolve(world.cwd, file)) !== 'nothing',
      nearest,
    },
  );
  const compared = baseline ? comparedTo(baseline, findings) : findings;
  return [...compared, ...withFingerprints(troubles)].sort((a, b) => byFile(a, b) || byPlace(a, b));
}

const byFile = (a: Finding, b: Finding): number =>
  a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : 0;
