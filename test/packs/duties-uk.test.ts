/** The pack of duties: what a setting brings, what it never says, and that nothing of it speaks without a setting. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/engine/advise.js';
import { conclude } from '../../src/engine/conclude.js';
import { plain } from '../../src/model/painter.js';
import { readPack } from '../../src/read/pack.js';
import { assess } from '../../src/reason/assess.js';
import { assessmentText } from '../../src/report/assessment-text.js';
import { renderDiagnostics } from '../../src/report/diagnostics.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const folder = join(import.meta.dirname, '../../rules/duties-uk');
const files = readdirSync(folder).map((name) => ({
  name: `rules/duties-uk/${name}`,
  text: readFileSync(join(folder, name), 'utf8'),
  linesBefore: 0,
}));
const { value: pack, diagnostics } = readPack(files, [shippedPack('spectrum')]);
if (!pack) throw new Error(renderDiagnostics(diagnostics));
const own = pack.rules.filter((rule) => rule.pack === 'duties-uk');

const answer = (content: object) => {
  const conclusion = conclude(briefFrom(content, pack), pack);
  return { ...conclusion.pins, advice: advise(conclusion) };
};

describe('duties', () => {
  it('say check, and never that a plan complies', () => {
    for (const { id, effect, because } of own) {
      const said =
        effect.kind === 'needs' ? effect.check : effect.kind === 'raises' ? because : 'check';
      expect(said, id).toMatch(/\bcheck\b/);
    }
    expect(files.map(({ text }) => text).join()).not.toMatch(/complian/i);
  });

  it('name a law or policy with jurisdiction and date', () => {
    for (const { id, sources } of own)
      for (const { source } of sources) {
        const authority = pack.sources.find((one) => one.id === source);
        expect(authority?.jurisdiction, `${id} ${source}`).toBeTruthy();
        expect(authority?.asOf, `${id} ${source}`).toBe('2026-11-01');
      }
  });

  it('are none without a setting, and the answer says that none were looked at', () => {
    const { advice } = answer({ challenge: { domain: 'complex' } });
    expect(advice.duties).toEqual([]);
    expect(advice.dutiesLookedAt).toBe('no-setting');
  });

  it.each([
    [
      'a care plan in England',
      { jurisdiction: 'england', body: 'council', service: 'adult-social-care' },
      'single-case',
      'care-act-individual',
      'participation',
    ],
    [
      'a plan for one pupil in England',
      { jurisdiction: 'england', body: 'council', service: 'special-educational-needs' },
      'single-case',
      'children-act-individual',
      'participation',
    ],
    [
      'a change of health services in Wales',
      { jurisdiction: 'wales', body: 'nhs-body', service: 'health', change: 'change-in-service' },
      'service',
      'nhs-wales-involve',
      'consultation',
    ],
    [
      'a change of health services in Scotland',
      { jurisdiction: 'scotland', body: 'nhs-body', service: 'health', change: 'closure' },
      'service',
      'nhs-scotland-involve',
      'consultation',
    ],
  ])('of %s raise what is called for', (_what, setting, level, rule, calledFor) => {
    const found = answer({ challenge: { domain: 'simple', level }, setting });
    expect(found.advice.duties.map((duty) => duty.rule)).toContain(rule);
    expect(found.calledFor).toBe(calledFor);
  });

  it('of another country are none of ours', () => {
    const { advice } = answer({
      challenge: { domain: 'simple' },
      setting: { jurisdiction: 'other', body: 'council' },
    });
    expect(advice.duties).toEqual([]);
  });
});

describe('the answer on screen', () => {
  const page = { width: 80, paint: plain, ascii: false };
  const told = (content: object): string =>
    assessmentText(assess(briefFrom(content, pack), pack), pack, page, {
      explain: false,
      all: false,
    });

  it('shows a duty of a setting on the first screen, whatever else gives way', () => {
    const brief = {
      title: 'A ward moves',
      setting: { jurisdiction: 'england', body: 'nhs-body', service: 'health', change: 'closure' },
      challenge: { domain: 'complicated' },
      decision: { motive: 'savings', reversible: 'at-a-cost' },
      stakeholders: [
        {
          name: 'Patients',
          group: 'service-users',
          affected: 'high',
          trust: 'low',
          costs: 'unmet',
        },
        { name: 'Carers', group: 'carers', 'unpaid-work': 'overlooked', 'at-table': 'no' },
        { name: 'Nurses', group: 'front-line-staff', willingness: 'unwilling' },
      ],
    };
    const text = told(brief);
    expect(text.replace(/\s+/g, ' ')).toContain('National Health Service Act 2006, section 14Z45');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(50);
  });

  it('names the law that rests on most of the setting first', () => {
    const { duties } = answer({
      challenge: { domain: 'complex', level: 'policy-or-plan' },
      setting: { jurisdiction: 'england', body: 'council', service: 'adult-social-care' },
    }).advice;
    expect(duties[0]?.rule).toBe('care-guidance-co-production');
  });

  it('looks at duties also where the kind of challenge is not known', () => {
    const setting = { jurisdiction: 'wales', body: 'council' };
    expect(told({ setting, challenge: { aim: 'provide' } })).toContain('what the law asks');
    expect(told({ challenge: { aim: 'provide' } })).toContain('no country is named');
  });

  it('says so where a setting brings none', () => {
    const setting = { jurisdiction: 'other', body: 'charity' };
    expect(told({ setting, challenge: { domain: 'complex' } })).toContain('names no legal duty');
  });
});
