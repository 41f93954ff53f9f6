import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { workerActor, type KeyActor, type PersonActor } from '@countersign/access';
import type { ReportInput, ReportView } from '@countersign/contracts';
import { lawOn } from '@countersign/requirements';
import {
  decodeBase64,
  decodeHex,
  encodeHex,
  hashLeaf,
  openCheckpoint,
  opensCommitment,
  parseVerifierKey,
  verifyInclusion,
} from '@countersign/tlog';
import { must } from '@countersign/testing';
import { ReportFixture } from '../test/report-fixture.js';
import { buildReport, mostAttempts, type BuildContext } from './build-report.js';
import type { ReportDecision } from './content/report-decision.js';
import { downloadReportFile } from './downloads/download-report-file.js';
import { getReport } from './get-report.js';
import { listReports } from './list-reports.js';
import type { ReportHeader } from './renderer.js';
import { requestReport } from './request-report.js';
import { takeReports } from './take-reports.js';

const day = (offset: number, time = '09:00:00') => new Date(`2026-11-${String(10 + offset).padStart(2, '0')}T${time}Z`);
const formula = '=HYPERLINK("https://evil.example","退款")';
jest.setTimeout(30_000);

let fixture: ReportFixture;
let [submitter, first, second, officer]: PersonActor[] = [];
const submissions: Record<string, string> = {};

beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers', { at: day(0) });
  await fixture.system('letters', { at: day(0) });
  submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  first = await fixture.person('First', { role: 'reviewer', system: null });
  second = await fixture.person('王小明', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate(day(0));
  submissions['formula'] = await fixture.hand(submitter, {
    at: day(1),
    title: formula,
    checks: { 'text-bias': 'flagged' },
  });
  submissions['public'] = await fixture.hand(submitter, { at: day(1), publicInterest: true });
  submissions['letter'] = await fixture.hand(submitter, { at: day(1), system: 'letters' });
  submissions['late'] = await fixture.hand(submitter, { at: day(1) });
  await fixture.decide(first, must(submissions['formula']), {
    outcome: 'reject',
    codes: ['tone', 'wrong-number'],
    comment: '-1 星',
    at: day(2),
  });
  await fixture.decide(first, must(submissions['public']), { editor: 'Desk', at: day(2, '10:00:00') });
  await fixture.decide(second, must(submissions['public']), { at: day(2, '11:00:00') });
  await fixture.decide(second, must(submissions['letter']), { at: day(2, '12:00:00') });
  await fixture.decide(second, must(submissions['late']), { at: day(8) });
  await fixture.seal();
}, 60_000);
afterAll(() => fixture.close());

const input = (change: Partial<ReportInput> = {}): ReportInput => ({
  kind: 'audit',
  from: day(0).toISOString(),
  to: day(6).toISOString(),
  timeZone: 'UTC',
  systems: [],
  formats: ['jsonl'],
  language: 'en',
  ...change,
});
const request = (
  change: Partial<ReportInput> = {},
  actor: PersonActor | KeyActor = must(officer),
): Promise<ReportView> => fixture.db.transaction((tx) => requestReport(tx, actor, input(change)));
const build = (id: string, context: Partial<BuildContext> = {}) =>
  buildReport(fixture.db, workerActor, id, { ...fixture.context, ...context });
const view = (id: string) => fixture.db.read((tx) => getReport(tx, must(officer), id));
async function contents(id: string, ending: string): Promise<string> {
  const { files } = await view(id);
  const name = must(files.find((file) => file.name.includes(ending))).name;
  const file = await downloadReportFile(fixture.db, must(officer), { id, name }, fixture.context.folder);
  return (await buffer(file.bytes)).toString('utf8');
}
async function built(change: Partial<ReportInput> = {}): Promise<string> {
  const { id } = await request(change);
  expect(await build(id)).toBe('built');
  return id;
}
type Line = { type: string } & Record<string, unknown>;
const linesOf = (jsonl: string): Line[] =>
  jsonl
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const decisionsOf = (lines: Line[]) => lines.filter(({ type }) => type === 'decision') as unknown as ReportDecision[];

describe('a report as JSON lines', () => {
  it('verifies with nothing but the file, and says what it does not prove', async () => {
    const lines = linesOf(await contents(await built(), 'jsonl'));
    const header = lines[0] as unknown as ReportHeader & { type: string; format: string };
    expect(header).toMatchObject({ type: 'report', format: 'countersign-report/1', decisions: 4, systems: [] });
    expect(header.notProven.length).toBeGreaterThan(3);
    expect(lines.at(-1)).toEqual({ type: 'end', lines: lines.length });
    const { checkpoint } = await openCheckpoint(header.log.checkpoint, {
      log: parseVerifierKey(header.log.verifierKey),
    });
    expect(checkpoint).toMatchObject({ origin: header.log.origin, size: header.log.size });
    const decisions = decisionsOf(lines);
    expect(decisions).toHaveLength(4);
    for (const { proof, ...decision } of decisions) {
      const leafHash = hashLeaf(new TextEncoder().encode(proof.leaf));
      expect(encodeHex(leafHash)).toBe(proof.leafHash);
      const claim = { index: proof.index, size: checkpoint.size, leafHash, root: checkpoint.root };
      expect(() => verifyInclusion(claim, proof.hashes.map(decodeBase64))).not.toThrow();
      const leaf = JSON.parse(proof.leaf) as { commitment: string; actor: string; action: string; at: string };
      expect(opensCommitment(leaf.commitment, decodeHex(must(proof.salt)), proof.payload)).toBe(true);
      expect(leaf).toMatchObject({ action: 'review.decided', actor: decision.decider.pseudonym, at: decision.at });
      expect(proof.payload).toMatchObject({
        decision: decision.id,
        outcome: decision.outcome,
        submission: decision.submission.id,
        reasons: decision.reasons.map(({ label: _label, ...reason }) => reason),
        ...decision.binding,
      });
    }
  });

  it('holds who decided what, on which findings, under which policy and for which requirements', async () => {
    const [rejected, approved] = decisionsOf(linesOf(await contents(await built(), 'jsonl')));
    expect(rejected).toMatchObject({
      outcome: 'reject',
      comment: '-1 星',
      decider: { name: 'First', role: 'reviewer' },
      reviewSeconds: 60,
      reasons: [
        { code: 'tone', label: 'The tone does not fit' },
        { code: 'wrong-number', label: 'A number, date or unit is wrong' },
      ],
      submission: { id: submissions['formula'], system: 'answers', tier: 'limited', riskRules: ['bias-not-passed'] },
      findings: [{ check: 'text-bias', code: 'text-bias-flag', severity: 'minor', message: 'Found text-bias-flag' }],
      findingsOmitted: 0,
      binding: { policyDigest: fixture.context.policy.digest },
    });
    expect(rejected?.checks.find(({ check }) => check === 'text-bias')?.outcome).toBe('flagged');
    expect(rejected?.entries.map(({ action }) => action)).toEqual([
      'submission.received',
      ...Array.from({ length: 5 }, () => 'check.completed'),
      'submission.routed',
      'review.claimed',
      'review.decided',
    ]);
    expect(rejected?.requirements).toContain('HLEG-4.1');
    expect(rejected?.requirements).not.toContain('AIA-50.4.text');
    expect(approved?.requirements).toEqual(expect.arrayContaining(['HLEG-1.3', 'AIA-50.4.text', 'HLEG-4.1']));
  });

  it('lists requirements with their gaps', async () => {
    const lines = linesOf(await contents(await built({ language: 'zh-TW' }), 'jsonl'));
    const requirements = lines.filter(({ type }) => type === 'requirement');
    expect(requirements).toHaveLength(
      fixture.context.packs.flatMap((pack) => lawOn(pack, '2026-11-24').requirements).length,
    );
    expect(requirements.find(({ id }) => id === 'HLEG-7.4')).toMatchObject({ verdict: 'not_enough_data' });
    expect(JSON.stringify(requirements)).toContain('未有佐證');
    const rulesOf = (id: string) =>
      must(requirements.find((item) => item['id'] === id))['rules'] as { rule: string; population: number }[];
    const lineage = rulesOf('HLEG-4.1').find(({ rule }) => rule === 'decision-lineage');
    // The decision of day 8 came after the period.
    expect(lineage?.population).toBe(4);
  });

  it('names only requirements that concern the AI system as what a decision is evidence for', async () => {
    const lines = linesOf(await contents(await built({ systems: ['answers'] }), 'jsonl'));
    const foreign = lines
      .filter(({ type, verdict }) => type === 'requirement' && verdict === 'not_applicable')
      .map(({ id }) => id);
    expect(foreign).toContain('AIA-14.1');
    const named = decisionsOf(lines).flatMap(({ requirements }) => requirements);
    expect(named).toContain('HLEG-1.3');
    expect(named.filter((id) => foreign.includes(id))).toEqual([]);
  });

  it.each([
    ['UTC', '2026-07-27T00:00:00Z', '2026-07-26'],
    ['UTC', '2026-07-28T00:00:00Z', '2026-07-27'],
    ['Asia/Taipei', '2026-07-26T16:00:00Z', '2026-07-26'],
    ['Asia/Taipei', '2026-07-27T16:00:00Z', '2026-07-27'],
  ])('is judged by the law of the last day of its period: %s until %s', async (timeZone, to, lawDay) => {
    const from = '2026-07-19T16:00:00Z';
    const lines = linesOf(await contents(await built({ timeZone, from, to }), 'jsonl'));
    const ids = lines.filter(({ type }) => type === 'requirement').map(({ id }) => id);
    expect(ids).toEqual(fixture.context.packs.flatMap((pack) => lawOn(pack, lawDay).requirements.map(({ id }) => id)));
  });

  it.each<[string, Partial<ReportInput>, number]>([
    ['one system', { systems: ['letters'] }, 1],
    ['another period', { from: day(7).toISOString(), to: day(9).toISOString() }, 1],
    ['a period begins with its first moment', { from: day(2, '11:00:00').toISOString() }, 2],
    ['and ends before its last', { to: day(2, '11:00:00').toISOString() }, 2],
    ['nothing', { from: day(9).toISOString(), to: day(10).toISOString() }, 0],
  ])('keeps to %s', async (_, change, count) => {
    const lines = linesOf(await contents(await built(change), 'jsonl'));
    expect(decisionsOf(lines)).toHaveLength(count);
    expect(lines[0]).toMatchObject({ decisions: count });
  });

  it('says of each requirement how it stands for each of several AI systems alone', async () => {
    const stands = async (systems: string[]) => {
      const lines = linesOf(await contents(await built({ systems }), 'jsonl'));
      const item = lines.find(({ type, id }) => type === 'requirement' && id === 'AIA-50.4.text');
      return { verdict: item?.['verdict'], bySystem: item?.['bySystem'] };
    };
    const alone = [await stands(['answers']), await stands(['letters'])];
    expect(alone.map(({ bySystem }) => bySystem)).toEqual([undefined, undefined]);
    const [answers, letters] = alone.map(({ verdict }) => verdict);
    expect(answers).not.toBe(letters);
    expect(await stands([])).toEqual({ verdict: answers, bySystem: { answers, letters } });
  });

  it('never says more than it may', async () => {
    expect(await contents(await built(), 'jsonl')).not.toMatch(/\b(compliant|certified)\b/i);
  });
});

describe('a report as CSV', () => {
  it('opens in a spreadsheet in the right letters, and runs nothing', async () => {
    const id = await built({ formats: ['csv'], language: 'zh-TW' });
    const decisions = await contents(id, 'decisions');
    expect(decisions.startsWith('\ufeff裁決,裁決時間,結果')).toBe(true);
    expect(decisions.split('\r\n')).toHaveLength(6);
    expect(decisions).toContain(`"'=HYPERLINK(""https://evil.example"",""退款"")"`);
    expect(decisions).toContain(`,'-1 星,`);
    expect(decisions).toContain('2026-11-12T09:00:00.000Z');
    expect(decisions).toContain('王小明');
    const requirements = await contents(id, 'requirements');
    expect(requirements.split('\r\n').length).toBeGreaterThan(190);
    expect(requirements).toContain('未有佐證');
  });
});

describe('buildReport', () => {
  it('records every file with its digest, in the log too', async () => {
    const { id } = await request({ formats: ['jsonl', 'csv'] });
    expect(await build(id)).toBe('built');
    const done = await view(id);
    expect(done).toMatchObject({
      state: 'done',
      failure: null,
      progress: { done: 8, total: 8 },
      requestedBy: 'Officer',
    });
    expect(done.files.map(({ name }) => name)).toEqual([
      'countersign-report-2026-11-10-to-2026-11-16.jsonl',
      'countersign-decisions-2026-11-10-to-2026-11-16.csv',
      'countersign-findings-2026-11-10-to-2026-11-16.csv',
      'countersign-exceptions-2026-11-10-to-2026-11-16.csv',
      'countersign-requirements-2026-11-10-to-2026-11-16.csv',
    ]);
    for (const { name, digest, size } of done.files) {
      const bytes = await readFile(join(fixture.context.folder, id, name));
      expect(bytes).toHaveLength(size);
      expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(digest);
    }
    const rows = await fixture.db.read((tx) =>
      tx.query<{ action: string; payload: unknown }>(
        'select action, payload from audit_entry e join audit_payload p on p.entry_id = e.id where subject = $1 order by e.id',
        [id],
      ),
    );
    expect(rows.map(({ action }) => action)).toEqual(['report.requested', 'report.built']);
    expect(rows[1]?.payload).toMatchObject({
      report: id,
      files: done.files.map(({ name, digest, size }) => ({ name, digest, size })),
    });
  });

  it('does nothing twice', async () => {
    const id = await built();
    expect(await build(id)).toBe('taken');
    expect(await build('00000000-0000-7000-8000-0000000000ff')).toBe('taken');
  });

  it('lets one of two workers build', async () => {
    const { id } = await request();
    expect((await Promise.all([build(id), build(id)])).toSorted()).toEqual(['built', 'taken']);
  });

  it('begins again after a crash from the state that it was frozen on', async () => {
    const id = await built();
    const before = await contents(id, 'jsonl');
    const extra = await fixture.hand(must(submitter), { at: day(3) });
    await fixture.decide(must(first), extra, { at: day(3) });
    await fixture.seal();
    await fixture.db.transaction((tx) =>
      tx.execute(`update report set state = 'running', files = '[]' where id = $1`, [id]),
    );
    expect(await build(id)).toBe('built');
    const again = linesOf(await contents(id, 'jsonl'));
    expect(decisionsOf(again)).toEqual(decisionsOf(linesOf(before)));
    expect(again[0]).toEqual(linesOf(before)[0]);
    expect(decisionsOf(linesOf(await contents(await built(), 'jsonl')))).toHaveLength(5);
  });

  it('waits until the decisions of its period are sealed', async () => {
    const extra = await fixture.hand(must(submitter), { at: day(4) });
    await fixture.decide(must(first), extra, { at: day(4) });
    const { id } = await request();
    const building = build(id);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await view(id)).state).toBe('pending');
    await fixture.seal();
    expect(await building).toBe('built');
    expect(decisionsOf(linesOf(await contents(id, 'jsonl'))).map(({ submission }) => submission.id)).toContain(extra);
  });

  describe('a build that fails', () => {
    const noFolder = async (): Promise<string> => {
      const file = join(fixture.context.folder, 'a-file');
      await writeFile(file, '');
      return file;
    };
    const change = (id: string, what: string, values: unknown[] = []) =>
      fixture.db.transaction((tx) => tx.execute(`update report set ${what} where id = $1`, [id, ...values]));

    it('says why, is tried again, and is done when it can be', async () => {
      const { id } = await request();
      await expect(build(id, { folder: await noFolder() })).rejects.toThrow(/ENOTDIR|EEXIST/);
      expect(await view(id)).toMatchObject({ state: 'running', failure: expect.stringMatching(/ENOTDIR|EEXIST/) });
      expect(await build(id)).toBe('built');
      expect(await view(id)).toMatchObject({ state: 'done', failure: null });
    });

    it('is given up after five times, and handed out to nobody', async () => {
      const { id } = await request();
      const folder = await noFolder();
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
        expect((await view(id)).state).toBe(attempt === 1 ? 'pending' : 'running');
        await expect(build(id, { folder })).rejects.toThrow(/ENOTDIR|EEXIST/);
      }
      const failed = await view(id);
      expect(failed).toMatchObject({ state: 'failed', files: [], filesRemovedAt: null });
      expect(failed.failure).toMatch(/ENOTDIR|EEXIST/);
      expect(await build(id)).toBe('taken');
    });

    it('is given up when it ends its worker each time', async () => {
      const { id } = await request();
      await change(id, 'attempts = $2', [mostAttempts]);
      await expect(build(id)).rejects.toThrow('begun 5 times and never finished');
      expect((await view(id)).state).toBe('failed');
    });

    it('is given up at once where it cannot be built, with what it had written', async () => {
      const { id } = await request({ formats: ['csv', 'jsonl'] });
      await change(id, `input = jsonb_set(input, '{formats}', '["jsonl", "docx"]')`);
      await expect(build(id)).rejects.toThrow('"docx" is no longer offered');
      expect((await view(id)).state).toBe('failed');
      await expect(readdir(join(fixture.context.folder, id))).rejects.toThrow('ENOENT');
    });
  });

  it('is no business of people', async () => {
    const { id } = await request();
    await expect(buildReport(fixture.db, must(officer), id, fixture.context)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('who may have a report', () => {
  const key: KeyActor = {
    kind: 'key',
    id: '00000000-0000-7000-8000-0000000000aa',
    pseudonym: 'key:test',
    scopes: ['report'],
    systems: ['letters'],
  };

  it('refuses reviewers, formats that are not there and systems that are not theirs', async () => {
    await expect(request({}, must(first))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(request({ formats: ['jsonl', 'docx'] })).rejects.toMatchObject({
      code: 'invalid-body',
      extras: { errors: [{ pointer: '/formats/1', code: 'unknown-format' }] },
    });
    await expect(request({ systems: ['letters', 'nothing'] })).rejects.toMatchObject({
      extras: { errors: [{ pointer: '/systems/1', code: 'unknown-system' }] },
    });
    await expect(request({ systems: ['answers'] }, key)).rejects.toMatchObject({ code: 'invalid-body' });
  });

  it('gives a key of one system a report on that system, and shows it no other', async () => {
    const others = await request();
    const own = await request({}, key);
    expect(own.systems).toEqual(['letters']);
    const page = await fixture.db.read((tx) => listReports(tx, key, { limit: 50 }));
    expect(page.items.map(({ id }) => id)).toContain(own.id);
    expect(page.items.map(({ id }) => id)).not.toContain(others.id);
    await expect(fixture.db.read((tx) => getReport(tx, key, others.id))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps a compliance officer of one system to that system', async () => {
    const own = await fixture.person('Own', { role: 'compliance', system: 'letters' });
    expect((await request({}, own)).systems).toEqual(['letters']);
    await expect(request({ systems: ['answers'] }, own)).rejects.toMatchObject({ code: 'invalid-body' });
  });

  it('opens files of the report only', async () => {
    const id = await built();
    for (const name of ['../a-file', 'countersign-report.jsonl', '..']) {
      const opened = downloadReportFile(fixture.db, must(officer), { id, name }, fixture.context.folder);
      await expect(opened).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('lists and the relay', () => {
  it('pages newest first', async () => {
    const ids = [(await request()).id, (await request()).id, (await request()).id].toReversed();
    const read = (after?: string) => fixture.db.read((tx) => listReports(tx, must(officer), { limit: 2, after }));
    const page = await read();
    expect(page.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect((await read(must(page.next))).items[0]?.id).toBe(ids[2]);
  });

  it('queues each report once, and again when nobody finished it', async () => {
    const take = (now: Date) => fixture.db.transaction((tx) => takeReports(tx, 1000, now));
    const now = new Date();
    const { id } = await request();
    expect(await take(now)).toContain(id);
    expect(await take(new Date(now.getTime() + 59_000))).not.toContain(id);
    expect(await take(new Date(now.getTime() + 61_000))).toContain(id);
    expect(await build(id)).toBe('built');
    expect(await take(new Date(now.getTime() + 300_000))).not.toContain(id);
  });
});
