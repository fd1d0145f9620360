// SARIF 2.1.0 with what GitHub code scanning asks for beyond the schema: places, help and fingerprints.
// What is waived or in the baseline is marked, never left out, so that alerts don't close and open again.
import type { Log, Notification, Result, Run } from 'sarif';
import type { CheckResult } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { type Entry, entriesOf } from './findings-entries.js';
import { jsonText } from './findings-json-text.js';
import { type Artifacts, artifactsOf, locationOf, rootId } from './findings-sarif-places.js';
import { resultOf } from './findings-sarif-result.js';
import { rulesOf } from './findings-sarif-rules.js';

export function findingsSarif(result: CheckResult, context: FindingsContext): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(result, context)],
  };
  return jsonText(log, 2);
}

function runOf(result: CheckResult, context: FindingsContext): Run {
  const entries = entriesOf(result);
  const rules = rulesOf(result, entries);
  const artifacts = artifactsOf(result, context);
  const broken = entries.filter(({ kind }) => kind === 'broken');
  const { name, version, url } = result.tool;
  return {
    tool: {
      driver: { name, version, semanticVersion: version, informationUri: url, rules },
      extensions: result.packs.map(({ id, version, digest }) => ({
        name: id,
        version,
        properties: { digest },
      })),
    },
    invocations: [
      {
        executionSuccessful: broken.length === 0,
        toolExecutionNotifications: broken.map((entry) => notificationOf(entry, artifacts)),
      },
    ],
    // A category, as the slash says; the id of the run is left to whoever uploads it.
    automationDetails: { id: `${name}/` },
    originalUriBaseIds: { [rootId]: { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    artifacts: artifacts.all.map((location) => ({ location, roles: ['analysisTarget'] })),
    results: resultsOf(
      entries,
      rules.map(({ id }) => id),
      artifacts,
      result.baselineUsed,
    ),
  };
}

function resultsOf(
  entries: readonly Entry[],
  ruleIds: readonly string[],
  artifacts: Artifacts,
  baseline: boolean,
): Result[] {
  const marks = {
    waivers: entries.some(({ status }) => status === 'waived'),
    baseline,
  };
  const indexes = new Map(ruleIds.map((id, index) => [id, index]));
  return entries.map((entry) => ({
    ruleId: entry.rule,
    ruleIndex: indexes.get(entry.rule) ?? -1,
    ...resultOf(entry, artifacts, marks),
  }));
}

function notificationOf(entry: Entry, artifacts: Artifacts): Notification {
  return {
    level: 'error',
    message: { text: 'The file could not be read, so nothing in it was checked.' },
    locations: [locationOf(entry.at, artifacts)],
    associatedRule: { id: entry.rule },
  };
}
