// Whether what reads is known in time: rules read earlier layers only, nothing is worked out from itself,
// and what moves a pin never hangs on what the file happens to say.

import type { Condition, VariableIndex } from '../model/condition.js';
import { diagnostic } from '../model/diagnostic.js';
import { type Layer, layers, type Rule, type Variable } from '../model/pack.js';
import { type Ask, asksOf, cellAsksOf, readsOfDerived } from '../model/reads.js';
import type { FactHead } from './pack-facts.js';
import type { Declared } from './pack-gather.js';
import type { Draft } from './pack-order.js';
import { on, type Page } from './pack-page.js';

/** A rule of the pack being read, with the page it stands on. */
export interface Standing {
  readonly rule: Rule;
  readonly page: Page;
}

/** Reports rules that read their own layer or a later one, or what is merely said. */
export function checkReads(pack: Draft, standing: readonly Standing[]): void {
  const said = hangingOnWhatIsSaid(pack);
  for (const { rule, page } of standing) {
    for (const ask of asksOf(rule.when)) {
      const variable = pack.variables[ask.variable];
      if (!variable) continue;
      checkLayer(rule, page, ask.span, variable);
      if (rule.layer !== 'rest') checkSaid(rule.id, page, ask, variable, said);
    }
    if (rule.layer !== 'rest') checkCells(pack, rule.id, page, rule.when);
  }
}

function checkLayer(rule: Rule, page: Page, span: Ask['span'], variable: Variable): void {
  const [own, read] = [layers.indexOf(rule.layer), layers.indexOf(variable.layer)];
  if (rule.layer === 'facts' ? read === 0 : read < own) return;
  const told = [rule.id, spoken(rule.layer), variable.id, spoken(variable.layer)] as const;
  page.report(diagnostic('pack/reads-too-late', on(page, span), ...told));
}

const spoken = (layer: Layer): string => (layer === 'rest' ? 'the rest' : layer);

/** `id` moves a pin: reports where it asks whether something is known. */
function checkSaid(
  id: string,
  page: Page,
  ask: Ask,
  variable: Variable,
  said: ReadonlySet<number>,
): void {
  if (ask.known || said.has(ask.variable))
    page.report(diagnostic('pack/reads-what-is-said', on(page, ask.span), id, variable.id));
}

function checkCells(pack: Draft, id: string, page: Page, when: Condition): void {
  for (const { cell, known, span } of cellAsksOf(when)) {
    const name = `${pack.people?.key ?? ''}.${pack.people?.cells[cell]?.id ?? ''}`;
    if (known) page.report(diagnostic('pack/reads-what-is-said', on(page, span), id, name));
  }
}

/** Derived facts that ask whether an answer is known, themselves or through others. */
function hangingOnWhatIsSaid(pack: Draft): ReadonlySet<number> {
  const found = new Set<VariableIndex>();
  for (const { kind, index } of pack.variables) {
    const derived = kind === 'derived' ? pack.derived[index] : undefined;
    if (!derived) continue;
    const asks = derived.kind === 'when' ? asksOf(derived.when) : [];
    const cells = derived.kind === 'when' ? cellAsksOf(derived.when) : [];
    const through = readsOfDerived(derived).variables.some((read) => found.has(read));
    if (through || [...asks, ...cells].some(({ known }) => known)) found.add(derived.variable);
  }
  return found;
}

/** Reports ordinary values that hang on what is merely said: `heads` are the facts of the files being read. */
export function checkOrdinary(pack: Draft, heads: readonly FactHead[]): void {
  const said = hangingOnWhatIsSaid(pack);
  for (const { fact, section } of heads) {
    const id = `the ordinary value of ${fact.id}`;
    const cases = pack.facts.find((one) => one.id === fact.id)?.ordinary ?? [];
    for (const { when } of cases) {
      if (!when) continue;
      for (const ask of asksOf(when)) {
        const variable = pack.variables[ask.variable];
        if (variable) checkSaid(id, section.page, ask, variable, said);
      }
      checkCells(pack, id, section.page, when);
    }
  }
}

/** Reports what is worked out from itself, where a file being read says so. */
export function checkCircles(
  pack: Draft,
  circles: readonly (readonly number[])[],
  declared: readonly Declared[],
  standing: readonly Standing[],
): void {
  for (const circle of circles) {
    const ids = circle.flatMap((at) => pack.variables[at]?.id ?? []);
    const own = declared.find(({ id }) => ids.includes(id));
    const raising = standing.find(({ rule: { effect, when } }) => {
      const raised = effect.kind === 'raises' ? pack.facts[effect.fact]?.variable : undefined;
      return raised !== undefined && circle.includes(raised) && asks(when, circle);
    });
    const first = own?.id ?? ids[0] ?? '';
    const from = ids.indexOf(first);
    const through = [...ids.slice(from + 1), ...ids.slice(0, from)];
    const page = raising?.page ?? own?.page;
    const at = raising?.rule.when.span ?? own?.at;
    if (page && at) page.report(diagnostic('pack/cycle', on(page, at), first, through));
  }
}

const asks = (when: Condition, circle: readonly number[]): boolean =>
  asksOf(when).some(({ variable }) => circle.includes(variable));
