// Pins and flags as columns of codes: the same steps as in the engine's layers.ts, where every value is known.
import { decidingRules } from '../engine/flat.js';
import { pinVariable } from '../engine/layers.js';
import type { EffectKind, Layer, Pack, Pin } from '../model/pack.js';
import { addStep, type Column, caseOf, type Read, type Steps } from './sql-steps.js';

/** Adds the pin of a layer, or the flags. */
export function addPins(layer: Layer, steps: Steps): void {
  switch (layer) {
    case 'kind':
      return addPin('kind', steps, (read) => said('kind', 'rightmost', kinds(steps), read, steps));
    case 'start':
      return addPin('start', steps, (read) =>
        whereKindIsKnown(
          said('starts-at', 'leftmost', none(steps), read, steps),
          none(steps),
          read,
          steps,
        ),
      );
    case 'called-for':
      return addCalledFor(steps);
    case 'reach':
      return addReach(steps);
    case 'today':
      return addPin('today', steps, (read) => {
        const [called, reach] = [read(pin('called-for', steps)), read(pin('reach', steps))];
        return caseOf([[`${called} <> ${none(steps)} AND ${reach} < ${called}`, reach]], called);
      });
    case 'first':
      return addFirst(steps);
    case 'name': {
      const nothing = steps.pack.names.length;
      return addPin('name', steps, (read) =>
        whereKindIsKnown(said('name', 'leftmost', nothing, read, steps), nothing, read, steps),
      );
    }
    case 'flags':
      return addFlags(steps);
    default:
  }
}

function addPin(name: Pin, steps: Steps, build: (read: Read) => string): void {
  steps.of.set(pinVariable(name, steps.pack), addStep(`pin ${name}`, steps, build));
}

const pin = (name: Pin, { of, pack }: Steps): Column => of.get(pinVariable(name, pack)) as Column;
const none = ({ pack }: Steps): number => pack.scale.approaches.length;
const kinds = ({ pack }: Steps): number => pack.kinds.length;

interface Speaker {
  readonly id: string;
  readonly to: number;
}

const speakers = (kind: EffectKind, pack: Pack): readonly Speaker[] =>
  decidingRules(pack).flatMap(({ id, effect }) =>
    effect.kind === kind && 'to' in effect ? [{ id, to: effect.to }] : [],
  );

/** Where several speak the leftmost (rightmost) holds; `nothing` where none does. */
const said = (
  kind: EffectKind,
  which: 'leftmost' | 'rightmost',
  nothing: number,
  read: Read,
  steps: Steps,
): string => chosen(speakers(kind, steps.pack), which, nothing, read, steps);

function chosen(
  from: readonly Speaker[],
  which: 'leftmost' | 'rightmost',
  nothing: number,
  read: Read,
  steps: Steps,
): string {
  const levels = [...new Set(from.map(({ to }) => to))].sort((a, b) =>
    which === 'leftmost' ? a - b : b - a,
  );
  return caseOf(
    levels.map((level) => [
      from
        .filter(({ to }) => to === level)
        .map(({ id }) => speaks(id, read, steps))
        .join(' OR '),
      String(level),
    ]),
    String(nothing),
  );
}

const speaks = (id: string, read: Read, { rules }: Steps): string =>
  `${read(rules.get(id) as Column)} = 1`;

function whereKindIsKnown(sql: string, nothing: number, read: Read, steps: Steps): string {
  if (kinds(steps) === 0) return sql;
  return caseOf([[`${read(pin('kind', steps))} = ${kinds(steps)}`, String(nothing)]], sql);
}

function addCalledFor(steps: Steps): void {
  const { approaches, bands } = steps.pack.scale;
  const levels = (keep: (level: number) => boolean): string =>
    approaches.flatMap((_, level) => (keep(level) ? [level] : [])).join(', ') || '-1';
  const floor = addStep('floor', steps, (read) => said('at-least', 'rightmost', 0, read, steps));
  const ceiling = addStep('ceiling', steps, (read) =>
    said('at-most', 'leftmost', none(steps) - 1, read, steps),
  );
  const duty = addDuty(steps);
  const raised = addStep('start, raised', steps, (read) => {
    const start = read(pin('start', steps));
    const isRaised = `${start} IN (${levels((level) => approaches[level]?.raised === true)})`;
    return caseOf([[`${isRaised} AND ${read(floor)} > ${start}`, read(floor)]], start);
  });
  const limited = addStep('start, raised and limited', steps, (read) =>
    caseOf(
      [[`${read(raised)} < ${none(steps)} AND ${read(raised)} > ${read(ceiling)}`, read(ceiling)]],
      read(raised),
    ),
  );
  const byDuty = levels((level) => bands[approaches[level]?.band ?? -1]?.raisedByDuty !== false);
  addPin('called-for', steps, (read) =>
    caseOf(
      [[`${read(limited)} IN (${byDuty}) AND ${read(duty)} > ${read(limited)}`, read(duty)]],
      read(limited),
    ),
  );
}

/** The floor that duties set, each lowered to the ceilings it yields to. */
function addDuty(steps: Steps): Column {
  const { rules } = steps.pack;
  let highest = addStep('duty floor 0', steps, () => '0');
  decidingRules(steps.pack).forEach(({ id, effect }, index) => {
    if (effect.kind !== 'duty-at-least') return;
    const yielding = speakers('at-most', steps.pack).filter(
      (ceiling) =>
        ceiling.to < effect.to &&
        effect.yieldsTo.includes(rules.findIndex((rule) => rule.id === ceiling.id)),
    );
    const floor = addStep(`duty ${id}`, steps, (read) =>
      caseOf(
        [[`${speaks(id, read, steps)}`, chosen(yielding, 'leftmost', effect.to, read, steps)]],
        '0',
      ),
    );
    const before = highest;
    highest = addStep(`duty floor ${index + 1}`, steps, (read) =>
      caseOf([[`${read(floor)} > ${read(before)}`, read(floor)]], read(before)),
    );
  });
  return highest;
}

function addReach(steps: Steps): void {
  const last = none(steps) - 1;
  const own = addStep('reach limit', steps, (read) =>
    said('reach-at-most', 'leftmost', last, read, steps),
  );
  const limit = addStep('limit', steps, (read) => said('at-most', 'leftmost', last, read, steps));
  addPin('reach', steps, (read) =>
    whereKindIsKnown(
      caseOf([[`${read(limit)} < ${read(own)}`, read(limit)]], read(own)),
      none(steps),
      read,
      steps,
    ),
  );
}

/** Something comes first only where it is left of what is called for. */
function addFirst(steps: Steps): void {
  const act = addStep('first act', steps, (read) =>
    said('first', 'leftmost', none(steps), read, steps),
  );
  addPin('first', steps, (read) => {
    const called = read(pin('called-for', steps));
    const isBefore = `${called} < ${none(steps)} AND ${read(act)} < ${called}`;
    return caseOf([[isBefore, read(act)]], String(none(steps)));
  });
}

function addFlags(steps: Steps): void {
  steps.pack.variables.forEach((variable, index) => {
    if (variable.kind !== 'flag') return;
    const raising = speakers('flag', steps.pack).filter(({ to }) => to === variable.index);
    steps.of.set(
      index,
      addStep(`flag ${variable.id}`, steps, (read) =>
        whereKindIsKnown(
          raising.length === 0
            ? '0'
            : caseOf([[raising.map(({ id }) => speaks(id, read, steps)).join(' OR '), '1']], '0'),
          0,
          read,
          steps,
        ),
      ),
    );
  });
}
