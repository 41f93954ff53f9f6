import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor, workerActor, type PersonActor } from '@countersign/access';
import type { TrainingExportInput, TrainingForm } from '@countersign/contracts';
import { changeSystem } from '@countersign/identity';
import { addGoldItem } from '@countersign/reviews';
import { must } from '@countersign/testing';
import { ReportFixture } from '../../test/report-fixture.js';
import { buildTrainingExport } from './build-training-export.js';
import { downloadTrainingFile } from './download-training-file.js';
import { getTrainingExport, listTrainingExports } from './list-training-exports.js';
import { removeTrainingFiles } from './remove-training-files.js';
import { requestTrainingExport } from './request-training-export.js';

const day = 86_400_000;
const prompt = 'How long is the pump covered?';
let fixture: ReportFixture;
let submitter: PersonActor;
let reviewer: PersonActor;
let officer: PersonActor;
let system: string;
const made: Record<string, string> = {};

const consent = (id: string, trainingConsent: boolean) =>
  fixture.db.transaction((tx) => changeSystem(tx, setUpActor, { id, trainingConsent }));

beforeAll(async () => {
  fixture = await ReportFixture.open();
  system = (await fixture.system('answers')).id;
  await fixture.system('letters');
  submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  reviewer = await fixture.person('Reviewer', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate();
  await consent(system, true);
  const hand = (name: string, handed: Parameters<ReportFixture['hand']>[1]) =>
    fixture.hand(submitter, { title: name, prompt, ...handed }).then((id) => (made[name] = id));
  for (const [name, handed] of Object.entries({
    approved: { text: 'Twelve months.' },
    'without a prompt': { prompt: '' },
    'of a system that is not asked': { system: 'letters' },
    'with a number': { prompt: 'Write to Ann Lee, card 4111 1111 1111 1111, ann.lee@example.com.' },
    refused: { metadata: { trainingConsent: false } },
    personal: { checks: { 'text-privacy': 'flagged' as const } },
    gold: {},
    erased: {},
  })) {
    await hand(name, handed);
    await fixture.decide(reviewer, must(made[name]));
  }
  await hand('bad', { text: 'Thirty years.' });
  await fixture.decide(reviewer, must(made['bad']), { outcome: 'reject' });
  await hand('first draft', { text: 'Twenty-four months.' });
  await fixture.decide(reviewer, must(made['first draft']), { outcome: 'request-changes' });
  await hand('second draft', { text: 'A year.', revises: must(made['first draft']) });
  await fixture.decide(reviewer, must(made['second draft']));
  const gold = { submission: must(made['gold']), outcome: 'approve' as const, reasons: [] };
  await fixture.db.transaction((tx) => addGoldItem(tx, officer, gold, fixture.context.policy));
  await fixture.db.transaction((tx) =>
    tx.execute('delete from submission_payload where submission_id = $1', [made['erased']]),
  );
}, 120_000);
afterAll(() => fixture.close());

const request = (form: TrainingForm, change: Partial<TrainingExportInput> = {}, actor = officer) => {
  const [from, to] = [new Date(Date.now() - day).toISOString(), new Date(Date.now() + day).toISOString()];
  return fixture.db.transaction((tx) => requestTrainingExport(tx, actor, { from, to, systems: [], form, ...change }));
};
const build = (now?: () => Date) =>
  buildTrainingExport(fixture.db, workerActor, { folder: fixture.context.folder, policyDigest: 'sha256:p' }, now);
const view = (id: string) => fixture.db.read((tx) => getTrainingExport(tx, officer, id));
const download = (id: string, name: string) =>
  downloadTrainingFile(fixture.db, officer, { id, name }, fixture.context.folder);

async function exported(form: TrainingForm, change: Partial<TrainingExportInput> = {}) {
  const { id } = await request(form, change);
  expect(await build()).toBe(true);
  const text = await readFile(join(fixture.context.folder, id, `${form}.jsonl`), 'utf8');
  const lines = text.split('\n').filter(Boolean);
  return { view: await view(id), text, lines: lines.map((line) => JSON.parse(line) as Record<string, never>) };
}

const entriesOf = (id: string) =>
  fixture.db.read((tx) =>
    tx.query<{ action: string; payload: object }>(
      `select e.action, p.payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.subject = $1 order by e.id`,
      [id],
    ),
  );

describe('an export for training', () => {
  it('has approved texts of systems that consent, and counts what was left out by reason', async () => {
    const { view: done, lines } = await exported('sft');
    expect(lines.map((line) => line['messages'])).toEqual(
      ['Twelve months.', 'A year.'].map((content) => [
        { role: 'user', content: prompt },
        { role: 'assistant', content },
      ]),
    );
    const leftOut = {
      'no-prompt': 1,
      'no-consent': 1,
      'consent-refused': 1,
      'personal-data': 1,
      'prompt-personal-data': 1,
      'gold-item': 1,
      erased: 1,
    };
    expect(done).toMatchObject({ state: 'done', lines: 2, leftOut, requestedBy: 'Officer' });
    const [row] = await fixture.db.read((tx) =>
      tx.query<{ id: string; policy_digest: string; content_digest: string }>(
        `select d.id, s.policy_digest, s.content_digest from decision d join submission s on s.id = d.submission_id where s.id = $1`,
        [made['approved']],
      ),
    );
    expect(lines[0]?.['metadata']).toMatchObject({
      submission: made['approved'],
      version: 1,
      contentDigest: row?.content_digest,
      policyDigest: row?.policy_digest,
      decisions: [row?.id],
      reasons: ['other'],
    });
    expect(JSON.stringify(lines)).not.toMatch(/Reviewer|Submitter/);
  });

  it('pairs an approved version with the one before it, and labels what was decided otherwise', async () => {
    const pairs = await exported('dpo');
    expect(pairs.lines.map(({ prompt: asked, chosen, rejected }) => ({ prompt: asked, chosen, rejected }))).toEqual([
      { prompt, chosen: 'A year.', rejected: 'Twenty-four months.' },
    ]);
    expect(pairs.view.leftOut).toMatchObject({ 'no-earlier-version': 3 });
    const { lines } = await exported('reward');
    expect(lines.map(({ response, label, score }) => [response, label, score])).toEqual([
      ['Twelve months.', true, 1],
      ['Thirty years.', false, 0],
      ['Twenty-four months.', false, 0],
      ['A year.', true, 1],
    ]);
  });

  it('has a manifest whose digest of the file holds, and records that it was asked for, built and taken', async () => {
    const { view: done, text } = await exported('sft');
    const manifest = JSON.parse((await buffer((await download(done.id, 'manifest.json')).bytes)).toString()) as object;
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    expect(manifest).toMatchObject({ form: 'sft', lines: 2, leftOut: done.leftOut, systems: ['answers'] });
    expect(manifest).toMatchObject({ file: { name: 'sft.jsonl', digest, size: Buffer.byteLength(text) } });
    const entries = await entriesOf(done.id);
    expect(entries.map(({ action }) => action)).toEqual([
      'training-export.requested',
      'training-export.built',
      'training-export.downloaded',
    ]);
    expect(entries[1]?.payload).toMatchObject({ lines: 2, systems: ['answers'], leftOut: done.leftOut });
    await expect(download(done.id, '../../secret')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps to systems and language, and to what was decided before it was asked for', async () => {
    expect((await exported('sft', { systems: ['letters'] })).view).toMatchObject({
      lines: 0,
      leftOut: { 'no-consent': 1 },
    });
    expect((await exported('sft', { language: 'zh' })).view).toMatchObject({ lines: 0, leftOut: {} });
    expect((await exported('sft', { language: 'en' })).view).toMatchObject({ lines: 2 });
    const { id } = await request('sft');
    const later = await fixture.hand(submitter, { prompt });
    await fixture.decide(reviewer, later);
    await build();
    expect(await view(id)).toMatchObject({ lines: 2 });
    await fixture.db.transaction((tx) =>
      tx.execute('delete from submission_payload where submission_id = $1', [later]),
    );
  });

  it('leaves out what somebody contests until that is answered', async () => {
    const contest = (outcome: string | null) =>
      fixture.db.transaction((tx) =>
        tx.execute(
          `insert into contestation (id, submission_id, contestant, contested, reason, opener_kind, opener_id, opened_at, entry_id, outcome)
           values (gen_random_uuid(), $1, 'client', 'approved', 'Wrong.', 'person', $2, now(), gen_random_uuid(), $3)`,
          [made['approved'], officer.id, outcome],
        ),
      );
    await contest('upheld');
    expect((await exported('sft')).view.leftOut).not.toHaveProperty('disputed');
    await contest(null);
    expect((await exported('sft')).view).toMatchObject({ lines: 1, leftOut: { disputed: 1 } });
    await fixture.db.transaction((tx) => tx.execute(`update contestation set outcome = 'upheld'`));
  });

  it('is built once when workers race, and by another when one ends', async () => {
    const { id } = await request('sft');
    expect((await Promise.all([build(), build(), build()])).filter(Boolean)).toHaveLength(1);
    expect((await entriesOf(id)).filter(({ action }) => action === 'training-export.built')).toHaveLength(1);
    // A worker that took it ten minutes ago and was not heard of since.
    const lost = (asked: string, attempts: number) =>
      fixture.db.transaction((tx) =>
        tx.execute(
          `update training_export set state = 'running', attempts = $2, lease_until = now() - interval '8 minutes' where id = $1`,
          [asked, attempts],
        ),
      );
    const again = await request('sft');
    await lost(again.id, 1);
    expect(await build()).toBe(true);
    expect(await view(again.id)).toMatchObject({ state: 'done' });
    const deadly = await request('sft');
    await lost(deadly.id, 5);
    await expect(build()).rejects.toThrow(deadly.id);
    expect(await view(deadly.id)).toMatchObject({ state: 'failed' });
    expect(await build()).toBe(false);
  });

  it('is refused to others, and for systems that are not theirs', async () => {
    await expect(request('sft', {}, reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    const own = await fixture.person('Letters', { role: 'compliance', system: 'letters' });
    await expect(request('sft', { systems: ['answers'] }, own)).rejects.toMatchObject({ code: 'invalid-body' });
    await expect(request('sft', { systems: ['nowhere'] })).rejects.toMatchObject({ code: 'invalid-body' });
    const { id } = await request('sft', {}, own);
    await build();
    const listed = await fixture.db.read((tx) => listTrainingExports(tx, own, { limit: 50 }));
    expect(listed.items[0]?.id).toBe(id);
    expect(listed.items.filter(({ systems }) => systems.join() !== 'letters')).toEqual([]);
    const first = await fixture.db.read((tx) => listTrainingExports(tx, officer, { limit: 1 }));
    expect([first.items[0]?.id, first.next === null]).toEqual([id, false]);
  });

  it('is taken back when consent is, and removed after a week', async () => {
    const old = await exported('sft');
    expect(await removeTrainingFiles(fixture.db, workerActor, fixture.context.folder)).toBe(0);
    const removed = await removeTrainingFiles(
      fixture.db,
      workerActor,
      fixture.context.folder,
      new Date(Date.now() + 8 * day),
    );
    expect(removed).toBeGreaterThan(0);
    expect((await view(old.view.id)).files).toEqual([]);
    await expect(stat(join(fixture.context.folder, old.view.id))).rejects.toThrow('ENOENT');
    const { view: taken } = await exported('sft');
    await consent(system, false);
    await expect(download(taken.id, 'sft.jsonl')).rejects.toMatchObject({ code: 'conflict' });
    expect(await removeTrainingFiles(fixture.db, workerActor, fixture.context.folder)).toBe(1);
    expect((await entriesOf(taken.id)).at(-1)).toMatchObject({
      action: 'training-export.removed',
      payload: { because: 'consent-withdrawn' },
    });
    expect((await exported('sft')).view).toMatchObject({ lines: 0 });
  });
});
