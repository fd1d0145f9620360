// The conditions of a pack's finding rules as decision diagrams: exact where answers are left out.
import type { Pack } from '../model/pack.js';
import { type Compiled, compiled } from '../reason/compile.js';
import type { Diagram } from '../reason/diagram.js';
import { situationOf } from '../reason/situation.js';
import type { Brief } from '../model/brief.js';
import type { Situation } from '../reason/situation.js';

export interface Judgement {
  readonly situation: Situation;
  /** By position of the rule in the pack. */
  readonly speaks: ReadonlyMap<number, Diagram>;
}

interface Diagrams {
  readonly compiled: Compiled;
  readonly speaks: ReadonlyMap<number, Diagram>;
}

const known = new WeakMap<Pack, Diagrams | null>();

/** A brief before the diagrams of a pack; null where the pack is too large for them. */
export function judge(brief: Brief, pack: Pack): Judgement | null {
  const diagrams = known.get(pack) ?? made(pack);
  return diagrams && { situation: situationOf(brief, diagrams.compiled), speaks: diagrams.speaks };
}

function made(pack: Pack): Diagrams | null {
  const diagrams = compiled(pack);
  const result = diagrams.kind === 'compiled' ? { compiled: diagrams, speaks: speaksOf(diagrams, pack) } : null;
  known.set(pack, result);
  return result;
}

const speaksOf = ({ conditionOf }: Compiled, { rules }: Pack): ReadonlyMap<number, Diagram> =>
  new Map(rules.flatMap((rule, index) => (rule.effect.kind === 'finding' && rule.off === null ? [[index, conditionOf(rule.when)]] : [])));
