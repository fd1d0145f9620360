// Answers given before an interview begins, as changes to the text of its brief.
import type { Change } from '../interview/state.js';
import type { Brief } from '../model/brief.js';
import type { Diagnostic, Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import { readAnswers } from '../read/brief-of-tree.js';
import { readJson } from '../read/json.js';
import { readFrontMatter } from '../read/markdown.js';
import { readYaml } from '../read/yaml.js';
import type { Input } from './inputs.js';

/** Everything a brief answers, as changes that answer it elsewhere. */
export function changesFrom(brief: Brief, pack: Pack): readonly Change[] {
  const title: readonly Change[] =
    brief.title === brief.id ? [] : [{ kind: 'answer', path: ['title'], value: brief.title }];
  const facts = pack.facts.flatMap(({ id, kind, values }, index): readonly Change[] => {
    const code = brief.facts[index] ?? -1;
    const path = id.split('.');
    if (kind === 'map')
      return (brief.maps[index] ?? []).map(({ key, value }) => ({
        kind: 'answer',
        path: [...path, key],
        value,
      }));
    const value = kind === 'choice' ? values[code]?.id : brief.texts[index];
    return value === undefined ? [] : [{ kind: 'answer', path, value }];
  });
  return [...title, ...facts, ...peopleFrom(brief, pack)];
}

function peopleFrom({ groups }: Brief, { people }: Pack): readonly Change[] {
  if (!people || !groups) return [];
  const added = groups.map(
    ({ name, cells }): Change => ({
      kind: 'add-group',
      list: people.key,
      name,
      cells: people.cells.flatMap(({ id, namedIn, values }, cell) =>
        namedIn === null ? [[id, values[cells[cell] ?? -1]?.id ?? null] as const] : [],
      ),
    }),
  );
  return [{ kind: 'no-groups', list: people.key, nobody: groups.length === 0 }, ...added];
}

/** The answers of a file: a brief, or facts by their dotted names. */
export async function answersIn(
  { source, format }: Input,
  pack: Pack,
): Promise<Read<readonly Change[]>> {
  const { value: tree, diagnostics } =
    format === 'json'
      ? readJson(source)
      : format === 'markdown'
        ? readFrontMatter(source).tree
        : (readYaml(source)[0] ?? { value: null, diagnostics: [] });
  if (tree?.kind !== 'map') return { value: null, diagnostics };
  const read = readAnswers(source, tree, pack, 0);
  return {
    value: read.value && diagnostics.length === 0 ? changesFrom(read.value, pack) : null,
    diagnostics: [...diagnostics, ...read.diagnostics],
  };
}

type Settings =
  | {
      readonly kind: 'set';
      readonly changes: readonly Change[];
      readonly unsure: readonly string[];
    }
  | {
      readonly kind: 'wrong';
      readonly why: string | null;
      readonly diagnostics: readonly Diagnostic[];
    };

/** What `--set fact=value` says; `?` says that it is not known. */
export async function settingsIn(settings: readonly string[], pack: Pack): Promise<Settings> {
  const unsure: string[] = [];
  const lines: string[] = [];
  for (const setting of settings) {
    const cut = setting.indexOf('=');
    const [fact, value] = [setting.slice(0, cut).trim(), setting.slice(cut + 1).trim()];
    if (cut < 1 || value === '')
      return {
        kind: 'wrong',
        why: `--set ${setting}: write fact=value, such as --set decision.time=months`,
        diagnostics: [],
      };
    if (value === '?') unsure.push(fact);
    else lines.push(`${JSON.stringify(fact)}: ${JSON.stringify(value)}`);
  }
  const asked = new Set(['title', pack.people?.key, ...pack.facts.map(({ id }) => id)]);
  const unknown = unsure.find((fact) => !asked.has(fact));
  if (unknown !== undefined)
    return {
      kind: 'wrong',
      why: `--set ${unknown}=?: no fact is called "${unknown}"`,
      diagnostics: [],
    };
  if (lines.length === 0) return { kind: 'set', changes: [], unsure };
  const source: Source = { name: '--set', text: `${lines.join('\n')}\n`, linesBefore: 0 };
  const { value, diagnostics } = await answersIn({ source, format: 'yaml' }, pack);
  return value
    ? { kind: 'set', changes: value, unsure }
    : { kind: 'wrong', why: null, diagnostics };
}
