import { generateKeyPairSync } from 'node:crypto';
import { readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { linkActor, workerActor, type PersonActor } from '@countersign/access';
import { liftHold, placeHold } from '@countersign/audit';
import type { ReportInput, ReportScheduleInput } from '@countersign/contracts';
import { must } from '@countersign/testing';
import { ReportFixture } from '../test/report-fixture.js';
import { buildReport } from './build-report.js';
import { DownloadLinks } from './downloads/download-links.js';
import { downloadByLink, downloadReportFile, issueDownloadLink } from './downloads/download-report-file.js';
import { dropOldReportFiles, sweepReports } from './drop-old-report-files.js';
import { getReport } from './get-report.js';
import { listReports } from './list-reports.js';
import { requestReport } from './request-report.js';
import { addSchedule, deleteSchedule, pauseSchedule } from './schedules/change-schedules.js';
import { listRecipients } from './schedules/list-recipients.js';
import { listSchedules } from './schedules/list-schedules.js';
import { requestDueReports } from './schedules/request-due-reports.js';

jest.setTimeout(60_000);

let fixture: ReportFixture;
let officer: PersonActor;
let reviewer: PersonActor;
const at = new Date('2026-11-12T09:00:00Z');
const links = new DownloadLinks(generateKeyPairSync('ed25519').privateKey);

beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers');
  await fixture.system('letters');
  const submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  reviewer = await fixture.person('Reviewer', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate(new Date('2026-11-10T09:00:00Z'));
  for (const title of ['one', 'two', 'three']) {
    const id = await fixture.hand(submitter, { at, title });
    await fixture.decide(reviewer, id, { at: new Date(at.getTime() + 60_000) });
  }
  await fixture.seal();
}, 60_000);
afterAll(() => fixture.close());

const input: ReportInput = {
  kind: 'audit',
  from: '2026-11-10T00:00:00Z',
  to: '2026-11-20T00:00:00Z',
  timeZone: 'UTC',
  systems: [],
  formats: ['csv', 'jsonl', 'xlsx', 'pdf'],
  language: 'en',
};
const request = (change: Partial<ReportInput> = {}) =>
  fixture.db.transaction((tx) => requestReport(tx, officer, { ...input, ...change }));
const build = (id: string) => buildReport(fixture.db, workerActor, id, fixture.context);
const view = (id: string) => fixture.db.read((tx) => getReport(tx, officer, id));
const pathOf = (id: string, name: string) => join(fixture.context.folder, id, name);
async function entriesOf(subject: string) {
  return fixture.db.read((tx) =>
    tx.query<{ action: string; actor: string; payload: Record<string, unknown> }>(
      'select e.action, e.actor, p.payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.subject = $1 order by e.id',
      [subject],
    ),
  );
}
async function built(change: Partial<ReportInput> = {}) {
  const { id } = await request(change);
  expect(await build(id)).toBe('built');
  return view(id);
}

describe('a build that begins again', () => {
  it('goes on with the format that was not finished, and writes the same bytes', async () => {
    const { id, files } = await built();
    const bytes = new Map<string, Buffer>();
    for (const { name } of files) bytes.set(name, await readFile(pathOf(id, name)));
    const finished = files.filter(({ format }) => format === 'csv');
    // As a killed build leaves it: the first format noted, half of the next one on disk.
    const [first] = finished;
    const before = await stat(pathOf(id, first?.name ?? ''));
    for (const { name } of files.filter(({ format }) => format !== 'csv')) await unlink(pathOf(id, name));
    await writeFile(pathOf(id, `${files.find(({ format }) => format === 'jsonl')?.name ?? ''}.part`), 'half');
    const noted = JSON.stringify(finished.map(({ href: _href, ...file }) => file));
    await fixture.db.transaction((tx) =>
      tx.execute(`update report set state = 'running', files = $2, finished_at = null where id = $1`, [id, noted]),
    );
    expect((await view(id)).files).toEqual([]);
    expect(await build(id)).toBe('built');
    const again = await view(id);
    expect(again.files).toEqual(files);
    expect(again.progress.done).toBe(again.progress.total);
    for (const [name, content] of bytes) expect((await readFile(pathOf(id, name))).equals(content)).toBe(true);
    expect((await stat(pathOf(id, first?.name ?? ''))).mtimeMs).toBe(before.mtimeMs);
  });

  it('writes again what was noted but is gone, and begins anew under another policy', async () => {
    const { id, files } = await built({ formats: ['csv'] });
    await unlink(pathOf(id, files[0]?.name ?? ''));
    await fixture.db.transaction((tx) => tx.execute(`update report set state = 'running' where id = $1`, [id]));
    expect(await build(id)).toBe('built');
    expect((await view(id)).files).toEqual(files);
    await fixture.db.transaction((tx) =>
      tx.execute(
        `update report set state = 'running', snapshot = snapshot || '{"policyDigest": "sha256:other", "at": "2026-11-13T00:00:00Z"}' where id = $1`,
        [id],
      ),
    );
    expect(await build(id)).toBe('built');
    const [row] = await fixture.db.read((tx) =>
      tx.query<{ digest: string; at: string }>(
        `select snapshot ->> 'policyDigest' as digest, snapshot ->> 'at' as at from report where id = $1`,
        [id],
      ),
    );
    expect(row?.digest).toBe(fixture.context.policy.digest);
    expect(row?.at).not.toBe('2026-11-13T00:00:00Z');
  });
});

describe('downloads', () => {
  it('are recorded, with what left and for whom', async () => {
    const { id, files } = await built({ formats: ['jsonl'] });
    const { name = '', digest, size } = files[0] ?? {};
    const { folder } = fixture.context;
    const file = await downloadReportFile(fixture.db, officer, { id, name }, folder);
    expect((await buffer(file.bytes)).length).toBe(size);
    const { token } = await fixture.db.read((tx) => issueDownloadLink(tx, officer, { id, name }, links));
    const linked = await downloadByLink(fixture.db, linkActor, token, { links, folder });
    expect((await buffer(linked.bytes)).length).toBe(size);
    const downloads = (await entriesOf(id)).filter(({ action }) => action === 'report.downloaded');
    expect(downloads).toMatchObject([
      { actor: officer.pseudonym, payload: { report: id, name, digest, size, issuedTo: null } },
      { actor: 'service:link', payload: { report: id, name, digest, size, issuedTo: officer.pseudonym } },
    ]);
  });

  it('are refused to others, after their time, and of reports that are not finished', async () => {
    const { id, files } = await built({ formats: ['jsonl'] });
    const { name = '' } = files[0] ?? {};
    const { folder } = fixture.context;
    const issue = (who: PersonActor, file = { id, name }, now?: Date) =>
      fixture.db.read((tx) => issueDownloadLink(tx, who, file, links, now));
    await expect(issue(reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(issue(officer, { id, name: 'other.csv' })).rejects.toMatchObject({ code: 'not-found' });
    const { token } = await issue(officer, { id, name }, new Date(Date.now() - 11 * 60_000));
    const byLink = (text: string) => downloadByLink(fixture.db, linkActor, text, { links, folder });
    await expect(byLink(token)).rejects.toMatchObject({ code: 'forbidden' });
    const fresh = await issue(officer);
    await fixture.db.transaction((tx) => tx.execute(`update report set state = 'running' where id = $1`, [id]));
    await expect(byLink(fresh.token)).rejects.toMatchObject({ code: 'not-found' });
    expect((await entriesOf(id)).filter(({ action }) => action === 'report.downloaded')).toEqual([]);
  });
});

describe('retention', () => {
  it('removes the files of old reports and says so, and leaves the others', async () => {
    const [old, young] = [await built({ formats: ['csv'] }), await built({ formats: ['csv'] })];
    const before = new Date('2020-01-01T00:00:00Z');
    await fixture.db.transaction((tx) =>
      tx.execute(`update report set finished_at = '2019-12-31T00:00:00Z' where id = $1`, [old.id]),
    );
    const { folder } = fixture.context;
    const drop = () => fixture.db.transaction((tx) => dropOldReportFiles(tx, workerActor, { period: 'P1D', before }));
    const hold = await fixture.db.transaction((tx) =>
      placeHold(tx, officer, { kind: 'system', target: 'letters', reason: 'An authority asks.' }),
    );
    expect(await drop()).toBe(false);
    expect((await view(old.id)).files).toHaveLength(4);
    await fixture.db.transaction((tx) => liftHold(tx, officer, hold.id));
    expect(await drop()).toBe(false);
    expect((await stat(join(folder, old.id))).isDirectory()).toBe(true);
    await sweepReports(fixture.db, workerActor, folder);
    await expect(stat(join(folder, old.id))).rejects.toThrow('ENOENT');
    expect(await view(old.id)).toMatchObject({ files: [], state: 'done', filesRemovedAt: expect.any(String) });
    expect((await view(young.id)).files).toHaveLength(4);
    const [entry] = await fixture.db.read((tx) =>
      tx.query<{ payload: unknown }>(
        `select p.payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.action = 'retention.applied'`,
      ),
    );
    expect(entry?.payload).toMatchObject({ class: 'reports', removed: 1, targets: [old.id] });
    expect(await drop()).toBe(false);
    await expect(
      fixture.db.transaction((tx) => dropOldReportFiles(tx, officer, { period: 'P1D', before })),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('schedules', () => {
  const monthly: ReportScheduleInput = {
    name: 'Monthly',
    kind: 'audit',
    systems: ['answers'],
    formats: ['pdf', 'jsonl'],
    language: 'zh-TW',
    recipients: [],
    period: 'monthly',
    timeZone: 'Asia/Taipei',
  };
  const add = (change: Partial<ReportScheduleInput> = {}, now = new Date('2026-11-24T08:00:00Z'), who = officer) =>
    fixture.db.transaction((tx) => addSchedule(tx, who, { ...monthly, ...change }, now));
  const due = (now: string) => fixture.db.transaction((tx) => requestDueReports(tx, workerActor, new Date(now)));
  const reportsOf = async (id: string) =>
    (await fixture.db.read((tx) => listReports(tx, officer, { limit: 100 }))).items
      .filter(({ schedule }) => schedule?.id === id)
      .map(({ from, to }) => [from, to])
      .toSorted();
  async function catchUp(now: string) {
    let rounds = 0;
    while (await due(now)) rounds += 1;
    return rounds;
  }

  it('ask for each closed period exactly once, also after a time of nobody looking', async () => {
    const schedule = await add({ recipients: [officer.id] });
    expect(schedule.next).toEqual({ from: '2026-10-31T16:00:00.000Z', to: '2026-11-30T16:00:00.000Z' });
    expect(await due('2026-11-30T15:59:59.999Z')).toBe(false);
    expect(await due('2026-11-30T16:00:00.000Z')).toBe(true);
    expect(await due('2026-11-30T16:00:00.000Z')).toBe(false);
    expect(await catchUp('2027-03-05T00:00:00Z')).toBe(3);
    expect(await reportsOf(schedule.id)).toEqual([
      ['2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
      ['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
      ['2026-12-31T16:00:00.000Z', '2027-01-31T16:00:00.000Z'],
      ['2027-01-31T16:00:00.000Z', '2027-02-28T16:00:00.000Z'],
    ]);
    const { items } = await fixture.db.read((tx) => listReports(tx, officer, { limit: 100, mine: true }));
    const [report] = items.filter((each) => each.schedule?.id === schedule.id);
    expect(report).toMatchObject({ language: 'zh-TW', formats: ['pdf', 'jsonl'], schedule: { name: 'Monthly' } });
    expect(await entriesOf(report?.id ?? '')).toMatchObject([
      { action: 'report.requested', actor: 'service:worker', payload: { schedule: schedule.id, systems: ['answers'] } },
    ]);
    expect((await entriesOf(schedule.id)).map(({ action }) => action)).toEqual(['report-schedule.added']);
  });

  it('name a period by its days where it is asked for, and are not held up by others that wait', async () => {
    const waiting = await Promise.all(
      Array.from({ length: 60 }, (_, n) => add({ name: `Waiting ${n}`, period: 'quarterly' })),
    );
    const schedule = await add({ name: 'Weekly', period: 'weekly', formats: ['csv'] });
    await catchUp('2026-11-30T00:00:00Z');
    expect(await reportsOf(schedule.id)).toEqual([['2026-11-22T16:00:00.000Z', '2026-11-29T16:00:00.000Z']]);
    const { items } = await fixture.db.read((tx) => listReports(tx, officer, { limit: 100 }));
    const report = must(items.find((each) => each.schedule?.id === schedule.id));
    expect(await build(report.id)).toBe('built');
    const { files, timeZone } = await view(report.id);
    expect([files[0]?.name, timeZone]).toEqual(['countersign-decisions-2026-11-23-to-2026-11-29.csv', 'Asia/Taipei']);
    await fixture.db.transaction(async (tx) => {
      for (const { id } of waiting) await deleteSchedule(tx, officer, id);
    });
  });

  it('ask once where several workers look at the same time', async () => {
    const schedule = await add({ name: 'Raced', period: 'weekly' });
    await Promise.all(Array.from({ length: 6 }, () => due('2026-12-01T00:00:00Z')));
    expect(await reportsOf(schedule.id)).toHaveLength(1);
  });

  it('leave out what was closed while they were paused, and end', async () => {
    const schedule = await add({ name: 'Paused' });
    const pause = (paused: boolean, now: string) =>
      fixture.db.transaction((tx) => pauseSchedule(tx, officer, schedule.id, paused, new Date(now)));
    expect(await pause(true, '2026-11-25T00:00:00Z')).toMatchObject({ paused: true, next: null });
    await pause(true, '2026-11-25T00:00:00Z');
    await catchUp('2027-01-15T00:00:00Z');
    expect((await pause(false, '2027-01-15T00:00:00Z')).next?.from).toBe('2026-12-31T16:00:00.000Z');
    await catchUp('2027-02-15T00:00:00Z');
    expect(await reportsOf(schedule.id)).toEqual([['2026-12-31T16:00:00.000Z', '2027-01-31T16:00:00.000Z']]);
    await fixture.db.transaction((tx) => deleteSchedule(tx, officer, schedule.id));
    await catchUp('2027-06-15T00:00:00Z');
    expect(await reportsOf(schedule.id)).toHaveLength(1);
    expect((await entriesOf(schedule.id)).map(({ action }) => action)).toEqual([
      'report-schedule.added',
      'report-schedule.paused',
      'report-schedule.resumed',
      'report-schedule.deleted',
    ]);
    await expect(pause(true, '2027-06-15T00:00:00Z')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are kept from those without the right, and take only what is there', async () => {
    await expect(add({}, undefined, reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(add({ formats: ['docx'] })).rejects.toMatchObject({ code: 'invalid-body' });
    await expect(add({ systems: ['nothing'] })).rejects.toMatchObject({ code: 'invalid-body' });
    await expect(add({ recipients: [reviewer.id] })).rejects.toMatchObject({
      extras: { errors: [{ pointer: '/recipients/0', code: 'unknown-recipient' }] },
    });
    const { items } = await fixture.db.read((tx) => listRecipients(tx, officer));
    expect(items).toEqual([{ id: officer.id, name: 'Officer' }]);
    const limited = await fixture.person('Limited', { role: 'compliance', system: 'letters' });
    await expect(add({ recipients: [limited.id] })).rejects.toMatchObject({
      extras: { errors: [{ pointer: '/recipients/0', code: 'unknown-recipient' }] },
    });
    await expect(add({ recipients: [limited.id], systems: [] })).rejects.toMatchObject({ code: 'invalid-body' });
    expect(await add({ recipients: [limited.id], systems: ['letters'] })).toMatchObject({
      recipients: [{ id: limited.id, name: 'Limited' }],
    });
    const { items: own } = await fixture.db.read((tx) => listSchedules(tx, limited, { limit: 50 }));
    expect(own.map(({ systems }) => systems)).toEqual([['letters']]);
    await expect(fixture.db.transaction((tx) => requestDueReports(tx, officer))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
