/** What `rules verify` proves: the core pack holds, and each kind of defect is found with a brief that shows it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conclude } from '../../src/engine/conclude.js';
import type { BriefInFull, Law } from '../../src/model/law.js';
import type { Pack, Rule } from '../../src/model/pack.js';
import { readLaws } from '../../src/read/pack-laws.js';
import { type Compiled, compile } from '../../src/reason/compile.js';
import { difference } from '../../src/reason/difference.js';
import { type Broken, brokenBy } from '../../src/reason/laws.js';
import { verify } from '../../src/reason/verify.js';
import { renderDiagnostics } from '../../src/report/diagnostics.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const whole = shippedPack('spectrum');
/** Without the rules that only advise: they move no pin and take long to look at. */
const pack: Pack = { ...whole, rules: whole.rules.filter(({ layer }) => layer !== 'rest') };
const lawsFile = join(import.meta.dirname, '../../rules/spectrum/laws.yaml');

function lawsIn(text: string): readonly Law[] {
  const { value, diagnostics } = readLaws([{ name: 'laws.yaml', text, linesBefore: 0 }], pack);
  if (diagnostics.length > 0) throw new Error(renderDiagnostics(diagnostics));
  return value ?? [];
}

function compiledOf(of: Pack): Compiled {
  const made = compile(of);
  if (made.kind !== 'compiled') throw new Error('too large');
  return made;
}

function nested(facts: Readonly<Record<string, string>>): object {
  const sections: Record<string, Record<string, string>> = {};
  for (const [id, value] of Object.entries(facts)) {
    const [section = '', key = ''] = id.split('.');
    sections[section] = { ...sections[section], [key]: value };
  }
  return sections;
}

/** A witness as a brief: what it leaves out is ordinary. */
const briefOf = ({ facts, groups }: BriefInFull, of: Pack) =>
  briefFrom({ ...nested(facts), ...(groups ? { stakeholders: groups } : {}) }, of);

const without = (id: string): Pack => ({
  ...pack,
  rules: pack.rules.map((rule) => (rule.id === id ? { ...rule, off: 'for a test' } : rule)),
});
const changed = (id: string, change: (rule: Rule) => Rule): Pack => ({
  ...pack,
  rules: pack.rules.map((rule) => (rule.id === id ? change(rule) : rule)),
});

describe('the core pack', () => {
  const laws = lawsIn(readFileSync(lawsFile, 'utf8'));

  it('holds: every brief gets an answer, every rule can speak and matters, every law is so', () => {
    const result = verify(pack, laws);
    expect(result.kind === 'verified' && result.failures).toEqual([]);
    expect(result.kind === 'verified' && result.combinations > 10n ** 17n).toBe(true);
  });

  it('has at least fifteen laws', () => {
    expect(laws.length).toBeGreaterThan(14);
  });
});

describe('a law that is not so comes with a brief that breaks it', () => {
  const compiled = compiledOf(pack);
  const found = (text: string): Broken => {
    const [law] = lawsIn(`laws:\n  - id: wrong\n    because: it is not so\n${text}`);
    const broken = law && brokenBy(law, compiled);
    if (!broken || broken === 'too-many') throw new Error('the law holds');
    return broken;
  };

  it('where something never is', () => {
    const { brief } = found('    never: { called-for: co-design }\n');
    expect(conclude(briefOf(brief, pack), pack).pins.calledFor).toBe('co-design');
  });

  it('where something always is', () => {
    const { brief } = found(
      '    when: { kind: complex }\n    always: { called-for: co-production }\n',
    );
    const { domain, calledFor } = conclude(briefOf(brief, pack), pack).pins;
    expect(domain).toBe('complex');
    expect(calledFor).not.toBe('co-production');
  });

  it('where raising an answer never moves a pin', () => {
    const { brief, raised } = found(
      '    raising: stakeholders.affected\n    never-moves: reach\n    to-the: left\n',
    );
    expect(raised?.id).toBe('stakeholders.affected');
    const groups = (brief.groups ?? []).map((group, index) =>
      index === raised?.group ? { ...group, affected: raised?.to ?? '' } : group,
    );
    const scale = pack.scale.approaches.map(({ id }) => id);
    const before = conclude(briefOf(brief, pack), pack).pins.reach ?? '';
    const after = conclude(briefOf({ ...brief, groups }, pack), pack).pins.reach ?? '';
    expect(scale.indexOf(after)).toBeLessThan(scale.indexOf(before));
  });
});

describe('a defect in the rules is found', () => {
  const laws = lawsIn(readFileSync(lawsFile, 'utf8'));
  const failuresOf = (of: Pack) => {
    const result = verify(of, laws);
    if (result.kind !== 'verified') throw new Error('too large');
    return result.failures;
  };

  it('a gap: briefs that get no answer', () => {
    const [failure] = failuresOf(without('simple-calls-for-information')).filter(
      ({ kind }) => kind === 'no-answer',
    );
    expect(
      failure?.kind === 'no-answer' &&
        conclude(briefOf(failure.brief, pack), without('simple-calls-for-information')).pins
          .calledFor,
    ).toBeNull();
  });

  it('a rule that can never speak', () => {
    const silent = changed('power-kept', (rule) => ({
      ...rule,
      when: {
        kind: 'all',
        of: [rule.when, { kind: 'not', of: rule.when, span: rule.when.span }],
        span: rule.when.span,
      },
    }));
    expect(failuresOf(silent)).toContainEqual(
      expect.objectContaining({
        kind: 'never-speaks',
        rule: expect.objectContaining({ id: 'power-kept' }),
      }),
    );
  });

  it('a rule that changes nothing', () => {
    const idle = changed('power-kept', (rule) => ({
      ...rule,
      effect: { kind: 'reach-at-most', to: pack.scale.approaches.length - 1 },
    }));
    expect(failuresOf(idle)).toContainEqual(
      expect.objectContaining({
        kind: 'changes-nothing',
        rule: expect.objectContaining({ id: 'power-kept' }),
      }),
    );
  });

  it('a broken law', () => {
    const broken = failuresOf(without('decision-made')).flatMap((failure) =>
      failure.kind === 'law-broken' ? [failure.law.id] : [],
    );
    expect(broken).toContain('made-decisions-only-inform');
  });
});

describe('a change of rules', () => {
  it('is told by what it changes, with a brief that shows it', () => {
    const after = without('staff-unprepared');
    const found = difference(pack, after);
    if (found.kind !== 'difference') throw new Error(found.kind);
    const pins = found.moved.filter(({ way }) => way !== 'other');
    expect(new Set(pins.map(({ way }) => way))).toEqual(new Set(['right']));
    for (const { result, from, to, brief } of pins) {
      const key = result as 'reach' | 'today';
      expect([
        conclude(briefOf(brief, pack), pack).pins[key],
        conclude(briefOf(brief, after), after).pins[key],
      ]).toEqual([from, to]);
    }
  });

  it('that changes no answer is told as none', () => {
    expect(
      difference(pack, {
        ...pack,
        rules: [...pack.rules].reverse().map((rule) =>
          rule.effect.kind === 'duty-at-least'
            ? {
                ...rule,
                effect: {
                  ...rule.effect,
                  yieldsTo: rule.effect.yieldsTo.map((index) => pack.rules.length - 1 - index),
                },
              }
            : rule,
        ),
      }),
    ).toEqual({ kind: 'difference', moved: [] });
  });
});
