import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { KeyActor, PersonActor } from '@countersign/access';
import type { AttestationInput, Verdict } from '@countersign/contracts';
import { must } from '@countersign/testing';
import { ReportFixture } from '../../test/report-fixture.js';
import { computeCoverage } from '../compute-coverage.js';
import { listAttestations } from './list-attestations.js';
import { listDueStatements } from './list-due-statements.js';
import { signAttestation } from './sign-attestation.js';
import { withdrawAttestation } from './withdraw-attestation.js';

const at = (day: string) => new Date(`${day}T09:00:00Z`);
const statement =
  'The fairness definition and its limits were chosen on purpose, alternatives were weighed, and the choice is recorded.';

jest.setTimeout(60_000);

let fixture: ReportFixture;
let [officer, lead, reviewer]: PersonActor[] = [];
beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers', { at: at('2026-10-01') });
  await fixture.system('staffing', { at: at('2026-10-01') });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  lead = await fixture.person('Lead', { role: 'lead', system: 'staffing' });
  reviewer = await fixture.person('Reviewer', { role: 'reviewer', system: null });
  await fixture.activate(at('2026-10-01'));
  await fixture.hand(reviewer, { at: at('2026-11-01') });
}, 60_000);
afterAll(() => fixture.close());

const sign = (
  change: Partial<AttestationInput> = {},
  day = '2026-11-02',
  actor: PersonActor | KeyActor = must(officer),
) =>
  fixture.db.transaction((tx) => {
    const input = { requirement: 'HLEG-5.1', system: 'answers', statement, refused: false, ...change };
    return signAttestation(tx, actor, input, fixture.context.packs, at(day));
  });
const withdraw = (id: string, day: string) =>
  fixture.db.transaction((tx) => withdrawAttestation(tx, must(officer), { id, reason: 'Too early.' }, at(day)));
const coverageOn = async (day: string, system: string | null = 'answers', requirement = 'HLEG-5.1') => {
  const input = { system, at: at(day), pack: 'eu-hleg-altai', language: 'en' } as const;
  const view = await fixture.db.read((tx) =>
    computeCoverage(tx, must(officer), input, fixture.context.packs, fixture.context),
  );
  return view.requirements.find(({ id }) => id === requirement);
};
const verdictOn = async (day: string, system?: string | null): Promise<Verdict | undefined> =>
  (await coverageOn(day, system))?.verdict;
const statementOn = async (day: string) => (await coverageOn(day))?.attestation;
const recorded = () =>
  fixture.db.read((tx) =>
    tx.query<{ action: string; payload: Record<string, unknown> }>(
      `select e.action, p.payload from audit_entry e join audit_payload p on p.entry_id = e.id
       where e.action like 'attestation.%' order by e.id`,
    ),
  );

describe('a signed statement', () => {
  it('counts from its signing to its expiry, and no longer than until it is withdrawn', async () => {
    expect(await verdictOn('2026-11-02')).toBe('attestation_pending');
    const { id, entry, expiresAt, signer, state } = await sign();
    expect({ expiresAt, signer: signer?.name, state }).toEqual({
      expiresAt: '2027-11-02T09:00:00.000Z',
      signer: 'Officer',
      state: 'current',
    });
    expect(await verdictOn('2026-11-01')).not.toBe('met_with_remarks');
    expect(await verdictOn('2026-11-03')).toBe('met_with_remarks');
    const about = { signer: 'Officer', system: 'answers', signedAt: '2026-11-02T09:00:00.000Z', expiresAt, entry };
    expect((await statementOn('2026-11-03'))?.signed).toEqual([{ ...about, logIndex: null }]);
    await fixture.seal();
    expect((await statementOn('2026-11-03'))?.signed[0]?.logIndex).toEqual(expect.any(Number));
    expect((await statementOn('2026-11-01'))?.signed).toEqual([]);
    expect((await coverageOn('2026-11-03'))?.expiresAt).toBe(expiresAt);
    expect((await coverageOn('2026-11-03', 'answers', 'HLEG-5'))?.expiresAt).toBe(expiresAt);
    expect((await coverageOn('2026-11-01'))?.expiresAt).toBeNull();
    expect(await verdictOn('2026-11-03', null)).toBe('attestation_pending');
    await fixture.hand(must(reviewer), { at: at('2027-10-30') });
    expect(await verdictOn('2027-11-01')).toBe('met_with_remarks');
    expect(await verdictOn('2027-11-03')).toBe('attestation_pending');
    expect(await withdraw(id, '2026-11-10')).toMatchObject({ state: 'withdrawn', withdrawnBy: 'Officer' });
    expect(await verdictOn('2026-11-09')).toBe('met_with_remarks');
    expect(await verdictOn('2026-11-11')).toBe('attestation_pending');
    const withdrawn = { ...about, withdrawnAt: '2026-11-10T09:00:00.000Z', withdrawnBy: 'Officer' };
    expect((await statementOn('2026-11-11'))?.withdrawn).toEqual([{ ...withdrawn, logIndex: expect.any(Number) }]);
    expect((await statementOn('2026-11-09'))?.withdrawn).toEqual([]);
    await expect(withdraw(id, '2026-11-12')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stands in the log by digests, and its withdrawal too', async () => {
    const entries = await recorded();
    expect(entries.map(({ action }) => action)).toEqual(['attestation.signed', 'attestation.withdrawn']);
    expect(JSON.stringify(entries)).not.toContain('fairness');
    expect(JSON.stringify(entries)).not.toContain('Too early');
    expect(entries[0]?.payload).toMatchObject({ requirement: 'HLEG-5.1', system: 'answers', refused: false });
  });

  it('for all AI systems counts for each; declined it says no', async () => {
    const { id } = await sign({ system: null }, '2026-11-12');
    expect(await verdictOn('2026-11-13')).toBe('met_with_remarks');
    expect(await verdictOn('2026-11-13', null)).toBe('met_with_remarks');
    expect((await sign({ refused: true }, '2026-11-14')).state).toBe('refused');
    expect(await verdictOn('2026-11-15')).toBe('not_met');
    expect(await verdictOn('2026-11-15', 'staffing')).not.toBe('not_met');
    await withdraw(id, '2026-11-16');
  });

  it('is refused for other words, other requirements, and who may not', async () => {
    const before = (await recorded()).length;
    await expect(sign({ statement: 'It is fine.' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(sign({ requirement: 'HLEG-1.3' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(sign({ requirement: 'AIA-50.4.text' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(sign({ system: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(sign({}, '2026-11-20', must(reviewer))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(sign({ system: null }, '2026-11-20', must(lead))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(sign({}, '2026-11-20', must(lead))).rejects.toMatchObject({ code: 'forbidden' });
    const key: KeyActor = { kind: 'key', id: 'k', pseudonym: 'key:k', scopes: ['report'], systems: [] };
    await expect(sign({}, '2026-11-20', key)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await recorded()).toHaveLength(before);
  });

  it('may be signed in either language, by who is responsible for the system', async () => {
    const zh = '公平的定義及其限值係有意選定，曾衡量其他選項，且選擇已留有紀錄。';
    expect((await sign({ statement: zh, system: 'staffing' }, '2026-11-20', must(lead))).statement).toBe(zh);
  });

  it('two withdrawals at once: one is told that it came too late', async () => {
    const { id } = await sign({}, '2026-11-21');
    const ended = await Promise.allSettled([withdraw(id, '2026-11-22'), withdraw(id, '2026-11-22')]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('lists of statements', () => {
  it('say what is asked for today, and how it stands', async () => {
    const due = await fixture.db.read((tx) =>
      listDueStatements(tx, must(officer), fixture.context.packs, 'en', at('2026-11-24')),
    );
    const of = (requirement: string) => due.filter((item) => item.requirement === requirement);
    expect(of('HLEG-5.1').map(({ system, by }) => [system, by])).toEqual([[null, 'owner of the policy']]);
    expect(of('HLEG-1.1').map(({ system, standing }) => [system, standing])).toEqual([
      ['answers', 'missing'],
      ['staffing', 'missing'],
    ]);
    expect(of('AIA-50.4.text')).toEqual([]);
    expect(of('AIA-10.5')).toEqual([]);
  });

  it('name the first expiry of those that a statement rests on', async () => {
    await sign({}, '2026-11-22');
    await sign({ system: 'staffing' }, '2026-11-23');
    const due = await fixture.db.read((tx) =>
      listDueStatements(tx, must(officer), fixture.context.packs, 'en', at('2026-11-24')),
    );
    expect(due.find(({ requirement }) => requirement === 'HLEG-5.1')).toMatchObject({
      standing: 'current',
      expiresAt: '2027-11-22T09:00:00.000Z',
    });
  });

  it('page through what was signed, for each only what they may see', async () => {
    const list = (actor: PersonActor) =>
      fixture.db.read((tx) => listAttestations(tx, actor, { limit: 50 }, at('2026-11-24')));
    const all = (await list(must(officer))).items;
    expect(all.map(({ state }) => state)).toEqual([
      'current',
      'current',
      'withdrawn',
      'current',
      'refused',
      'withdrawn',
      'withdrawn',
    ]);
    const theirs = (await list(must(lead))).items;
    expect(theirs.map(({ system }) => system)).toEqual(['staffing', 'staffing', null]);
    await expect(list(must(reviewer))).rejects.toMatchObject({ code: 'forbidden' });
  });
});
