// Where rules put the pins and which flags they raise, layer by layer, as diagrams.
import { pinVariable } from '../engine/layers.js';
import type { VariableIndex } from '../model/condition.js';
import type { EffectKind, Pin } from '../model/pack.js';
import { speaks } from './conditions.js';
import { constant, type Diagram, type Forest } from './diagram.js';
import { apply, greatest, or } from './operations.js';
import { rulesSaying, type Saying } from './saying.js';
import type { Work } from './work.js';

/** A pin's value, its variable's where conditions can read it. */
export function pinValue(pin: Pin, work: Work): Diagram {
  return work.valueOf(pinVariable(pin, work.pack) as VariableIndex, work);
}

/** When a flag is raised. */
export function flagValue(flag: number, work: Work): Diagram {
  const variable = work.pack.variables.findIndex(
    ({ kind, index }) => kind === 'flag' && index === flag,
  );
  return work.valueOf(variable as VariableIndex, work);
}

/** The pins, each as its layer settles it. */
export function settled(pin: Pin, work: Work): Diagram {
  const { forest, pack } = work;
  switch (pin) {
    case 'kind':
      return rightmost(effects('kind', work), pack.kinds.length, forest);
    case 'start':
      return whereKindIsKnown(
        leftmost(effects('starts-at', work), none(work), forest),
        none(work),
        work,
      );
    case 'called-for':
      return calledFor(work);
    case 'reach':
      return reach(work);
    case 'today':
      return apply(forest, pinValue('called-for', work), pinValue('reach', work), (called, far) =>
        called === none(work) ? called : Math.min(called, far),
      );
    case 'first':
      return apply(
        forest,
        leftmost(effects('first', work), none(work), forest),
        pinValue('called-for', work),
        (act, called) => (called < none(work) && act < called ? act : none(work)),
      );
    case 'name':
      return whereKindIsKnown(
        leftmost(effects('name', work), pack.names.length, forest),
        pack.names.length,
        work,
      );
  }
}

/** A start, raised by floors, held down by ceilings, raised again by duties. */
function calledFor(work: Work): Diagram {
  const { forest } = work;
  const { approaches, bands } = work.pack.scale;
  const start = pinValue('start', work);
  const floor = heldTo(effects('at-least', work), constant(0), Math.max, forest);
  const ceiling = leftmost(effects('at-most', work), lastLevel(work), forest);
  const raised = apply(forest, start, floor, (from, to) =>
    approaches[from]?.raised ? Math.max(from, to) : from,
  );
  const held = apply(forest, raised, ceiling, (from, to) =>
    from === none(work) ? from : Math.min(from, to),
  );
  return apply(forest, held, duties(work), (from, to) => {
    const approach = approaches[from];
    return approach && bands[approach.band]?.raisedByDuty !== false ? Math.max(from, to) : from;
  });
}

/** Floors that duties set, each lowered to the ceilings it yields to. */
function duties(work: Work): Diagram {
  const { forest } = work;
  const ceilings = effects('at-most', work);
  return effects('duty-at-least', work).reduce((held, { effect, when }) => {
    const yields = ceilings.filter(({ index }) => effect.yieldsTo.includes(index));
    const lowered = heldTo(yields, constant(effect.to), Math.min, forest);
    const floor = apply(forest, when, lowered, (speaks, to) => (speaks === 1 ? to : 0));
    return greatest(forest, held, floor);
  }, constant(0));
}

function reach(work: Work): Diagram {
  const limits = [...effects('at-most', work), ...effects('reach-at-most', work)];
  return whereKindIsKnown(leftmost(limits, lastLevel(work), work.forest), none(work), work);
}

/** When rules raise a flag. */
export function raisedBy(flag: number, work: Work): Diagram {
  const { forest } = work;
  const said = effects('flag', work).filter(({ effect }) => effect.to === flag);
  return whereKindIsKnown(
    said.reduce((held, { when }) => or(forest, held, when), constant(0)),
    0,
    work,
  );
}

/** Where the kind of challenge is not known there is nothing to say. */
function whereKindIsKnown(value: Diagram, nothing: number, work: Work): Diagram {
  const kinds = work.pack.kinds.length;
  if (kinds === 0) return value;
  return apply(work.forest, pinValue('kind', work), value, (kind, found) =>
    kind === kinds ? nothing : found,
  );
}

interface Said<K extends EffectKind> extends Saying<K> {
  readonly when: Diagram;
}

/** What rules say with one kind of effect, and when. Rules that lift facts read them as answered. */
const effects = <K extends EffectKind>(kind: K, work: Work): readonly Said<K>[] =>
  rulesSaying(kind, work.pack).map((said) => ({ ...said, when: speaks(said.rule, work) }));

/** Something that says where, or which, when its condition holds. */
interface SaidTo {
  readonly effect: { readonly to: number };
  readonly when: Diagram;
}

/** Where several speak the leftmost holds. */
function leftmost(said: readonly SaidTo[], nothing: number, forest: Forest): Diagram {
  return heldTo(said, constant(nothing), Math.min, forest);
}

/** Where several speak the rightmost holds; where none does, `nothing`, though that is the highest number. */
function rightmost(said: readonly SaidTo[], nothing: number, forest: Forest): Diagram {
  const draw = (from: number, to: number): number => (from === nothing ? to : Math.max(from, to));
  return heldTo(said, constant(nothing), draw, forest);
}

/** A value drawn to where rules would have it, one after the other. */
function heldTo(
  said: readonly SaidTo[],
  start: Diagram,
  draw: (from: number, to: number) => number,
  forest: Forest,
): Diagram {
  return said.reduce(
    (held, { effect: { to }, when }) =>
      apply(
        forest,
        held,
        when,
        (from, speaks) => (speaks === 1 ? draw(from, to) : from),
        (from, speaks) => (speaks === silent ? from : null),
      ),
    start,
  );
}

const silent = constant(0);

const lastLevel = ({ pack }: Work): number => pack.scale.approaches.length - 1;
/** The value of a pin that stands nowhere. */
const none = ({ pack }: Work): number => pack.scale.approaches.length;
