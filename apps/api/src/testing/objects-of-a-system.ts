import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workerActor } from '@countersign/access';
import type { CheckResult, ClaimView, DueStatement, Outcome } from '@countersign/contracts';
import { buildTrainingExport } from '@countersign/reports';
import { enterSecondReviews, Lots } from '@countersign/reviews';
import { must, overlappingSchedule, passedResult, plainFinding } from '@countersign/testing';
import request from 'supertest';
import type { signInAll } from './sign-in-all.js';
import type { TestApp } from './test-app.js';
import { endChecks, handIn } from './waiting-output.js';

/** Who makes them: all of them of that AI system alone. */
export type Maker = 'reviewer' | 'second' | 'lead' | 'officer';
type Ask = Awaited<ReturnType<typeof signInAll<Maker>>>;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const flagged: CheckResult = {
  ...passedResult,
  outcome: 'flagged',
  findings: [{ ...plainFinding, severity: 'minor' }],
};

/** One thing of each kind that routes name, all of the AI system `answers`. */
export type Objects = Awaited<ReturnType<typeof makeObjects>>;

/** Makes them, as people do. */
export async function makeObjects(test: TestApp, ask: Ask) {
  const { db, policy, config } = test.product;
  const made = async (asked: request.Test): Promise<{ id: string }> => {
    const { status, body, text } = await asked;
    if (status >= 300) throw new Error(`${status} ${text}`);
    return body as { id: string };
  };
  const first = async (sql: string, values: readonly unknown[] = []): Promise<string> => {
    const [row] = await db.read((tx) => tx.query<{ id: string }>(sql, values));
    return must(row).id;
  };
  const waiting = async (changes: Record<string, unknown> = {}): Promise<string> => {
    const id = await handIn(test, changes);
    await endChecks(test, id, flagged);
    return id;
  };
  const claim = async (by: Maker, submission: string): Promise<ClaimView> =>
    (await made(ask(by, '/api/v1/reviews/claims', { submission }))) as unknown as ClaimView;
  const decide = async (by: Maker, submission: string, outcome: Outcome): Promise<void> => {
    const { claim: held, binding } = await claim(by, submission);
    const reasons = [{ code: outcome === 'approve' ? 'grounded' : 'harmful' }];
    await made(ask(by, '/api/v1/reviews/decisions', { claim: held.id, binding, outcome, reasons }));
  };

  const submission = await waiting();
  const finding = await first('select id from finding where submission_id = $1 limit 1', [submission]);
  const claimed = await waiting();
  const held = await claim('reviewer', claimed);
  const paused = await waiting();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await made(ask('lead', `/api/v1/reviews/${paused}/hold`, { reason: 'x', until }));
  const approved = await waiting({ generator: { provider: 'openai', model: 'gpt-4o', prompt: 'How long?' } });
  await decide('reviewer', approved, 'approve');
  const entry = await first('select id from audit_entry where subject = $1 limit 1', [approved]);

  const put = await request(test.app.getHttpServer())
    .put('/api/v1/blobs')
    .set('Authorization', `Bearer ${test.key}`)
    .set('Content-Type', 'image/png')
    .send(png);
  const { digest } = put.body as { digest: string };
  const picture = await waiting({ modality: 'image', content: { images: [{ digest }] }, sources: undefined });
  const plan = await waiting({ modality: 'schedule', content: { schedule: overlappingSchedule }, sources: undefined });

  const always = {
    ...policy,
    reviewQuality: {
      ...policy.reviewQuality,
      secondReview: {
        share: { minimal: 1, limited: 1, high: 1 },
        stratifyBy: policy.reviewQuality.secondReview.stratifyBy,
        within: 0,
      },
    },
  };
  const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
  await db.transaction((tx) => enterSecondReviews(tx, workerActor, { policy: always, lots }));
  const disagreement = await first('select repeat_id as id from second_review_draw where submission_id = $1', [
    approved,
  ]);
  await decide('second', disagreement, 'reject');
  const gold = await made(
    ask('lead', '/api/v1/quality/gold-items', { submission: approved, outcome: 'approve', reasons: [] }),
  );

  const [from, to] = [new Date(Date.now() - 3_600_000).toISOString(), until];
  const systems = ['answers'];
  const report = await made(ask('officer', '/api/v1/reports', { kind: 'audit', from, to, systems, formats: ['csv'] }));
  // Built in no time: one file, of nothing.
  const file = { name: 'findings.csv', format: 'csv', mediaType: 'text/csv', size: 1, digest: 'sha256:00' };
  await mkdir(join(config.reportFolder, report.id), { recursive: true });
  await writeFile(join(config.reportFolder, report.id, file.name), 'x');
  await db.transaction((tx) =>
    tx.execute(`update report set state = 'done', files = $2, finished_at = now() where id = $1`, [
      report.id,
      JSON.stringify([file]),
    ]),
  );
  const timing = { period: 'monthly', timeZone: 'UTC' };
  const schedule = await made(
    ask('officer', '/api/v1/report-schedules', { name: 'x', kind: 'audit', systems, formats: ['csv'], ...timing }),
  );
  await db.transaction((tx) => tx.execute(`update ai_system set training_consent = true where slug = 'answers'`));
  const training = await made(ask('officer', '/api/v1/quality/exports', { from, to, form: 'sft', systems }));
  await buildTrainingExport(db, workerActor, { folder: config.reportFolder, policyDigest: policy.digest });

  const incident = await made(
    ask('officer', '/api/v1/incidents', {
      title: 'x',
      description: 'x',
      class: 'fundamental-rights',
      systems,
      awareAt: from,
    }),
  );
  const hold = await made(ask('officer', '/api/v1/holds', { kind: 'submission', target: submission, reason: 'x' }));
  const { items } = (await ask('officer', '/api/v1/attestations/due')).body as { items: DueStatement[] };
  const due = must(items.find((one) => one.system === 'answers'));
  const statement = { requirement: due.requirement, statement: due.statement };
  const attestation = await made(ask('officer', '/api/v1/attestations', { ...statement, system: 'answers' }));
  const exception = await made(
    ask('lead', '/api/v1/policies/exceptions', { system: 'answers', rule: 'several-persons', days: 1, reason: 'x' }),
  );
  const person = await first(`select id from person where email = 'reviewer@example.org'`);
  const ids = {
    submission,
    claimed,
    paused,
    approved,
    picture,
    plan,
    finding,
    entry,
    disagreement,
    person,
    claim: held.claim.id,
    gold: gold.id,
    report: report.id,
    schedule: schedule.id,
    training: training.id,
    incident: incident.id,
    hold: hold.id,
    attestation: attestation.id,
    exception: exception.id,
  };
  return { ...ids, binding: held.binding, statement, until, system: 'answers' };
}
