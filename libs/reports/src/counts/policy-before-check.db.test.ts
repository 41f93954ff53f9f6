import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { must } from '@countersign/testing';
import { ReportFixture } from '../../test/report-fixture.js';
import { computeCoverage } from '../compute-coverage.js';
import { countMeasurement } from './count-measurement.js';

const day = (number: number) => new Date(`2026-11-${String(number).padStart(2, '0')}T09:00:00Z`);
const under = { kind: 'checks-under-policy', highRisk: false } as const;

jest.setTimeout(60_000);

let fixture: ReportFixture;
let [submitter, officer]: PersonActor[] = [];
let system = '';
beforeAll(async () => {
  fixture = await ReportFixture.open();
  system = (await fixture.system('answers', { riskClass: 'high_risk_annex_iii', at: day(1) })).id;
  submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
}, 60_000);
afterAll(() => fixture.close());

const count = async (from: number, to: number) => {
  const scope = { systems: [system], from: day(from), to: day(to) };
  const { population, sample, met } = await fixture.db.read((tx) =>
    countMeasurement(tx, scope, under, fixture.context),
  );
  return { population, sample, met };
};

describe('checks whose policy was in force before them', () => {
  it('leave out a check under a policy that was activated after it', async () => {
    await fixture.hand(must(submitter), { at: day(2) });
    expect(await count(1, 3)).toEqual({ population: 5, sample: 5, met: 0 });
    await fixture.activate(day(3));
    expect(await count(1, 3)).toEqual({ population: 5, sample: 5, met: 0 });
    await fixture.hand(must(submitter), { at: day(4) });
    expect(await count(3, 5)).toEqual({ population: 5, sample: 5, met: 5 });
  });

  it('leave out a check under a policy that was never activated, and one that names none', async () => {
    const inForce = fixture.context.policy;
    fixture.context.policy = { ...inForce, digest: `sha256:${'0'.repeat(64)}` };
    const submission = await fixture.hand(must(submitter), { at: day(6) });
    fixture.context.policy = inForce;
    expect(await count(5, 7)).toEqual({ population: 5, sample: 5, met: 0 });
    const payload = {
      submission,
      check: 'text-bias',
      version: '1',
      contentDigest: 'sha256:x',
      outcome: 'passed' as const,
      score: null,
      findings: [],
      findingsTotal: 0,
      attempts: 1,
      milliseconds: 1,
    };
    const old = { action: 'check.completed' as const, subject: submission, payload };
    await fixture.db.transaction((tx) => appendEntry(tx, workerActor, old, day(6)));
    expect(await count(5, 7)).toEqual({ population: 6, sample: 6, met: 0 });
  });

  it('are what Art. 9(8) is counted by', async () => {
    await fixture.db.transaction((tx) => tx.execute(`update ai_system set role = 'provider'`));
    const asked = { system: 'answers', at: day(7), pack: 'eu-ai-act', language: 'en' } as const;
    const { requirements } = await fixture.db.read((tx) =>
      computeCoverage(tx, must(officer), asked, fixture.context.packs, fixture.context),
    );
    const rule = requirements
      .find(({ id }) => id === 'AIA-9.8')
      ?.rules.find((item) => item.rule === 'threshold-before-result');
    expect(rule ?? null).toMatchObject({ population: 16, met: 5, holds: false });
  });
});
