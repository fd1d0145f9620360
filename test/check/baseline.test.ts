import { expect, it } from 'vitest';
import { check, findingsOf, proposal } from './run.js';

const bad = proposal('defects/over-promise-power-limited.defect.yaml');
const worse = bad.replace('unpaid-work: counted', 'unpaid-work: overlooked');
const path = '/repo/toforwith.baseline.json';

async function baselineOf(files: Record<string, string>): Promise<string> {
  const { world, code } = await check(['plans', '--write-baseline'], files);
  expect(code).toBe(0);
  return world.files.get(path) ?? '';
}

it('keeps what is there, so that a run fails on what is new alone', async () => {
  const baseline = await baselineOf({ 'plans/a.yaml': bad });
  expect(JSON.parse(baseline).findings).toMatchObject([
    { rule: 'over-promise', file: 'plans/a.yaml', pointer: 'proposal.approach' },
  ]);
  const files = { 'toforwith.baseline.json': baseline, 'plans/a.yaml': bad };
  const same = await check(['plans', '--baseline', 'toforwith.baseline.json', '-f', 'json'], files);
  expect(findingsOf(same).map(({ status }) => status)).toEqual(['baseline']);
  expect(same.code).toBe(0);
  const more = await check(['plans', '--baseline', 'toforwith.baseline.json', '-f', 'json'], {
    ...files,
    'plans/a.yaml': worse,
  });
  expect(findingsOf(more).map(({ rule, status }) => [rule, status])).toEqual([
    ['over-promise', 'baseline'],
    ['unpaid-work-overlooked', 'active'],
  ]);
  expect(more.code).toBe(1);
});

it('knows a finding again when its lines have moved', async () => {
  const baseline = await baselineOf({ 'plans/a.yaml': bad });
  const moved = `# words above\n\n${bad.replace('proposal:\n', 'proposal:\n  # here it is\n')}`;
  expect(
    (
      await check(['plans', '--baseline', 'toforwith.baseline.json'], {
        'toforwith.baseline.json': baseline,
        'plans/a.yaml': moved,
      })
    ).code,
  ).toBe(0);
});

it('does not know it again in another file', async () => {
  const baseline = await baselineOf({ 'plans/a.yaml': bad });
  expect(
    (
      await check(['plans', '--baseline', 'toforwith.baseline.json'], {
        'toforwith.baseline.json': baseline,
        'plans/b.yaml': bad,
      })
    ).code,
  ).toBe(1);
});

it('says what is gone, and is pruned when told to', async () => {
  const baseline = await baselineOf({ 'plans/a.yaml': worse });
  const files = { 'toforwith.baseline.json': baseline, 'plans/a.yaml': bad };
  const told = await check(['plans', '--baseline', 'toforwith.baseline.json'], files);
  expect(told.err).toContain('1 of its findings are gone');
  expect(told.world.files.get(path)).toBe(baseline);
  const pruned = await check(['plans', '--prune-baseline'], files);
  expect(JSON.parse(pruned.world.files.get(path) ?? '').findings).toHaveLength(1);
  expect(pruned.code).toBe(0);
});

it('never takes in what is waived', async () => {
  const waived = bad.replace(
    '  approach:',
    '  # toforwith-ignore-next-line over-promise until=2027-01-31 -- x\n  approach:',
  );
  expect(JSON.parse(await baselineOf({ 'plans/a.yaml': waived })).findings).toEqual([]);
});

it('is written for all to read, one finding a line, and is no proposal itself', async () => {
  const baseline = await baselineOf({ 'plans/a.yaml': worse });
  expect(baseline.split('\n').filter((line) => line.includes('fingerprint'))).toHaveLength(2);
  const ran = await check(['.'], {
    'toforwith.baseline.json': baseline,
    'plans/a.yaml': proposal('good/permits.yaml'),
  });
  expect(ran.code).toBe(0);
});

it('counts equal findings apart', async () => {
  const { out } = await check(['a.yaml', '-f', 'json'], { 'a.yaml': `${bad}---\n${bad}` });
  const prints = JSON.parse(out).findings.map(
    ({ fingerprint }: { fingerprint: string }) => fingerprint,
  );
  expect(new Set(prints).size).toBe(2);
});
