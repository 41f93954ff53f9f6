import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { must } from '@countersign/testing';
import { ReportFixture, type Handed } from '../../test/report-fixture.js';
import { computeCoverage } from '../compute-coverage.js';

const day = (number: number, time = '09:00:00') => new Date(`2026-11-${String(number).padStart(2, '0')}T${time}Z`);

jest.setTimeout(60_000);

let fixture: ReportFixture;
let [submitter, first, second, officer]: PersonActor[] = [];
beforeAll(async () => {
  fixture = await ReportFixture.open();
  submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  first = await fixture.person('First', { role: 'reviewer', system: null });
  second = await fixture.person('Second', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate(day(1));
}, 60_000);
afterAll(() => fixture.close());

/** A text of an AI system of its own, approved by two people; `editor` is named in the first approval. */
async function released(system: string, handed: Handed, editor?: string): Promise<void> {
  await fixture.system(system, { at: day(1) });
  const id = await fixture.hand(must(submitter), { system, at: day(2), ...handed });
  const needed = handed.publicInterest === true ? [first, second] : [first];
  for (const [index, person] of needed.entries()) {
    const given = index === 0 && editor !== undefined ? { editor } : {};
    await fixture.decide(must(person), id, { at: day(3 + index), ...given });
  }
}

async function evidenced(system: string, at = day(9)) {
  const asked = { system, at, pack: 'eu-ai-act', language: 'en' } as const;
  const { requirements } = await fixture.db.read((tx) =>
    computeCoverage(tx, must(officer), asked, fixture.context.packs, fixture.context),
  );
  const requirement = must(requirements.find(({ id }) => id === 'AIA-50.4.text'));
  const rule = must(requirement.rules.find((item) => item.rule === 'label-or-editorial-review'));
  return { verdict: requirement.verdict, population: rule.population, met: rule.met, holds: rule.holds };
}

describe('text of public interest (Art. 50(4), second subparagraph)', () => {
  it('is evidenced where a person with editorial responsibility reviewed it', async () => {
    await released('recorded', { publicInterest: true }, 'Desk of the Chronicle');
    const { verdict, ...rule } = await evidenced('recorded');
    expect(rule).toEqual({ population: 1, met: 1, holds: true });
    expect(verdict).not.toBe('not_met');
  });

  it('is not evidenced by approvals alone', async () => {
    await released('approved', { publicInterest: true });
    expect(await evidenced('approved')).toEqual({ verdict: 'not_met', population: 1, met: 0, holds: false });
  });

  it('is not evidenced by the record of another text', async () => {
    await released('mixed', { publicInterest: true }, 'Desk');
    const other = await fixture.hand(must(submitter), { system: 'mixed', publicInterest: true, at: day(5) });
    for (const person of [first, second]) await fixture.decide(must(person), other, { at: day(6) });
    expect(await evidenced('mixed', day(5))).toMatchObject({ population: 1, met: 1, holds: true });
    expect(await evidenced('mixed')).toEqual({ verdict: 'not_met', population: 2, met: 1, holds: false });
  });

  it('is evidenced by a visible label as well', async () => {
    await released('labelled', { publicInterest: true, label: 'Written by AI' });
    expect(await evidenced('labelled')).toMatchObject({ population: 1, met: 1, holds: true });
  });

  it('is not asked of a text of no public interest', async () => {
    await released('plain', {});
    expect(await evidenced('plain')).toMatchObject({ population: 0, met: 0, holds: null });
  });
});
