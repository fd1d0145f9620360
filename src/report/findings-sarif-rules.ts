// The rules that a SARIF run lists: those that could have been reported, and whatever else was.
import type { ReportingDescriptor } from 'sarif';
import type { CheckResult, CheckRule } from '../model/finding.js';
import type { Entry } from './findings-entries.js';
import { sentence } from './findings-words.js';

export function rulesOf(result: CheckResult, entries: readonly Entry[]): ReportingDescriptor[] {
  const listed = new Set(result.rules.map(({ id }) => id));
  const others = new Map<string, ReportingDescriptor>();
  for (const entry of entries)
    if (!listed.has(entry.rule)) others.set(entry.rule, ruleOfEntry(entry));
  return [...result.rules.map(ruleOf), ...others.values()];
}

function ruleOf({ id, severity, title, help }: CheckRule): ReportingDescriptor {
  const short = sentence(title === '' ? id : title);
  const long = help === '' ? short : help;
  return {
    id,
    shortDescription: { text: short },
    fullDescription: { text: cut(long) },
    help: { text: long, markdown: `**${id}**: ${long}` },
    defaultConfiguration: { level: severity },
  };
}

/** A finding of check itself, of which no rule tells: what is the same in all of them is the id alone. */
function ruleOfEntry({ rule, severity }: Entry): ReportingDescriptor {
  return ruleOf({
    id: rule,
    severity,
    title: rule.replaceAll(/[-/]/g, ' '),
    help: '',
    sources: [],
  });
}

/** GitHub takes 1,024 characters. */
const cut = (text: string): string => (text.length <= 1024 ? text : `${text.slice(0, 1023)}…`);
