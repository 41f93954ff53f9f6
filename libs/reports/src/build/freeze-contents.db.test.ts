import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setUpActor, workerActor, type PersonActor } from '@countersign/access';
import { changePerson, changeSystem } from '@countersign/identity';
import { claimReviews, releaseExpiredClaims, reviewTasks } from '@countersign/reviews';
import { routeSubmissions } from '@countersign/submissions';
import { must } from '@countersign/testing';
import { ReportFixture } from '../../test/report-fixture.js';
import { buildReport } from '../build-report.js';
import type { ReportDecision } from '../content/report-decision.js';
import { getReport } from '../get-report.js';
import { renderers } from '../renderers.js';
import { requestReport } from '../request-report.js';

jest.setTimeout(60_000);

type Line = { type: string } & Partial<ReportDecision>;

const at = (minute: number) => new Date(Date.UTC(2026, 10, 12, 9, minute));
let fixture: ReportFixture;
let officer: PersonActor;
let [first, second]: PersonActor[] = [];
let system = '';
/** Passed on by the first of two people; claimed by somebody who let the time pass. */
let [shared, left]: string[] = [];

const person = (name: string, role: 'reviewer' | 'lead' | 'compliance') => fixture.person(name, { role, system: null });

beforeAll(async () => {
  fixture = await ReportFixture.open();
  system = (await fixture.system('answers', { at: at(0) })).id;
  const submitter = await person('Submitter', 'reviewer');
  [first, second] = [await person('Ann Lee', 'reviewer'), await person('Second', 'lead')];
  officer = await person('Officer', 'compliance');
  await fixture.activate(at(0));
  shared = await fixture.hand(submitter, { at: at(1) });
  await fixture.decide(first, shared, { at: at(10), outcome: 'escalate' });
  left = await fixture.hand(submitter, { at: at(2) });
  const actor = second;
  await fixture.db.transaction((tx) => claimReviews(tx, [{ actor, input: { submission: must(left) } }], at(11)));
  await fixture.db.transaction((tx) => releaseExpiredClaims(tx, at(30)));
  await fixture.seal();
}, 60_000);
afterAll(() => fixture.close());

const request = () =>
  fixture.db.transaction((tx) =>
    requestReport(tx, officer, {
      kind: 'audit',
      from: '2026-11-10T00:00:00Z',
      to: '2026-11-20T00:00:00Z',
      timeZone: 'UTC',
      systems: [],
      formats: ['csv', 'jsonl'],
      language: 'en',
    }),
  );
const build = (id: string) => buildReport(fixture.db, workerActor, id, fixture.context);

/** What the files of a report say, the head of its JSON lines left out, which names the run. */
async function told(id: string) {
  const { files } = await fixture.db.read((tx) => getReport(tx, officer, id));
  const texts = new Map<string, string>();
  for (const { name } of files) texts.set(name, await readFile(join(fixture.context.folder, id, name), 'utf8'));
  const [name, text] = must([...texts].find(([file]) => file.endsWith('.jsonl')));
  texts.delete(name);
  const lines = text.trimEnd().split('\n').slice(1);
  return { lines: lines.map((line) => JSON.parse(line) as Line), tables: [...texts] };
}

/** What may happen to a listed output, its AI system and its people while a report on them is built. */
async function changeAll(): Promise<void> {
  const { policy } = fixture.context;
  const other = { ...policy, digest: `sha256:${'0'.repeat(64)}` as const };
  await fixture.db.transaction((tx) => changeSystem(tx, setUpActor, { id: system, riskClass: 'high_risk_annex_iii' }));
  await fixture.db.transaction((tx) => changePerson(tx, setUpActor, { id: must(first).id, name: 'Ann Leeming' }));
  const again = { policy: other, tasks: reviewTasks };
  await fixture.db.transaction((tx) => routeSubmissions(tx, workerActor, [must(shared), must(left)], again));
  await fixture.decide(must(second), must(shared));
  await fixture.seal();
}

describe('one run of a report', () => {
  it('tells the same in every format, whatever changed in between, and after a crash', async () => {
    const before = await request();
    expect(await build(before.id)).toBe('built');
    const expected = await told(before.id);
    const decisions = expected.lines.filter(({ type }) => type === 'decision');
    expect(decisions.map(({ submission, decider }) => [submission?.id, decider?.name])).toEqual([[shared, 'Ann Lee']]);
    expect(must(decisions[0]).submission).toMatchObject({ state: 'awaiting-review' });
    expect(expected.lines.filter(({ type }) => type === 'exception')).toHaveLength(1);

    const { id } = await request();
    const crashed = jest.spyOn(must(renderers.get('jsonl')), 'render').mockImplementationOnce(() => {
      throw new Error('The worker ended.');
    });
    await expect(build(id)).rejects.toThrow('ended');
    crashed.mockRestore();
    await changeAll();
    expect(await build(id)).toBe('built');
    const seen = await told(id);
    expect(seen.lines).toEqual(expected.lines);
    expect(seen.tables).toEqual(expected.tables);

    const [row] = await fixture.db.read((tx) =>
      tx.query<{ beside: unknown; tier: string; routed: number }>(
        `select r.beside, s.tier, (select count(*)::int from audit_entry where subject = s.id::text and action = 'submission.routed') as routed
         from report r, submission s where r.id = $1 and s.id = $2`,
        [id, shared],
      ),
    );
    expect(row).toEqual({ beside: null, tier: 'high', routed: 2 });
  });

  it('shows what changed in a run that is frozen later', async () => {
    const { id } = await request();
    expect(await build(id)).toBe('built');
    const [decision] = (await told(id)).lines.filter(({ type }) => type === 'decision');
    expect(decision?.decider?.name).toBe('Ann Leeming');
    expect(decision?.submission?.tier).toBe('minimal');
    expect(decision?.entries?.every(({ index }) => typeof index === 'number')).toBe(true);
  });

  it('names nobody who was erased while it was built', async () => {
    const { id } = await request();
    const crashed = jest.spyOn(must(renderers.get('jsonl')), 'render').mockImplementationOnce(() => {
      throw new Error('The worker ended.');
    });
    await expect(build(id)).rejects.toThrow('ended');
    crashed.mockRestore();
    await fixture.db.transaction((tx) =>
      tx.execute(`update person set name = '–', email = 'erased-' || id || '@invalid' where id = $1`, [must(first).id]),
    );
    expect(await build(id)).toBe('built');
    const [decision] = (await told(id)).lines.filter(({ type }) => type === 'decision');
    expect(decision?.decider?.name).toBe('–');
  });
});
