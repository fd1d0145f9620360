/** The laws of the core pack put to z3, an outside solver, from the rules as they stand: it and the diagrams must agree. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { init, killThreads, Z3_lbool } from 'z3-solver';
import type { Law } from '../../src/model/law.js';
import { readLaws } from '../../src/read/pack-laws.js';
import { type Compiled, compile } from '../../src/reason/compile.js';
import { brokenBy } from '../../src/reason/laws.js';
import { shippedPack } from '../shipped-pack.js';
import { questionsAbout } from './smt.js';

const pack = shippedPack('spectrum');
const compiled = compile(pack) as Compiled;
/** Lists of so many groups are enough for each of the false laws. */
const groups = 3;

const lawsIn = (text: string): readonly Law[] =>
  readLaws([{ name: 'laws.yaml', text, linesBefore: 0 }], pack).value ?? [];

const laws = lawsIn(
  readFileSync(join(import.meta.dirname, '../../rules/spectrum/laws.yaml'), 'utf8'),
);
const falseLaws = lawsIn(`laws:
  - { id: no-co-design, because: x, never: { called-for: co-design } }
  - { id: complex-is-co-production, because: x, when: { kind: complex }, always: { called-for: co-production } }
  - { id: affected-never-holds-back, because: x, raising: stakeholders.affected, never-moves: reach, to-the: left }
`);

let z3: Awaited<ReturnType<typeof init>>;
let context: ReturnType<typeof z3.Z3.mk_context>;

beforeAll(async () => {
  z3 = await init();
  context = z3.Z3.mk_context(z3.Z3.mk_config());
}, 60_000);
afterAll(() => killThreads(z3.em));

/**
 * Whether some brief breaks a law. The question is read at once and only then solved on z3's own thread: handed over as
 * text, it would be read there after its memory has been given back.
 */
async function isBroken(law: Law): Promise<boolean> {
  const { Z3 } = z3;
  for (const question of questionsAbout(law, pack, groups)) {
    const solver = Z3.mk_solver(context);
    Z3.solver_inc_ref(context, solver);
    Z3.solver_from_string(context, solver, question);
    const answer = await Z3.solver_check(context, solver);
    Z3.solver_dec_ref(context, solver);
    if (answer === Z3_lbool.Z3_L_TRUE) return true;
    if (answer !== Z3_lbool.Z3_L_FALSE) throw new Error(`${law.id}: z3 can not tell`);
  }
  return false;
}

describe('z3 and the diagrams', () => {
  it('are asked about all laws', () => {
    expect([laws.length > 14, falseLaws.length]).toEqual([true, 3]);
  });

  it.each(laws)('find that $id holds', async (law) => {
    expect([await isBroken(law), brokenBy(law, compiled)]).toEqual([false, null]);
  });

  it.each(falseLaws)('find that $id does not hold', async (law) => {
    expect([await isBroken(law), brokenBy(law, compiled) !== null]).toEqual([true, true]);
  });
});
