import { workerActor } from '@countersign/access';
import type { CheckResult } from '@countersign/contracts';
import { reviewTasks } from '@countersign/reviews';
import { recordFindings } from '@countersign/submissions';
import { noUsage, passedResult, textBody } from '@countersign/testing';
import request from 'supertest';
import type { TestApp } from './test-app.js';

/** Hands an output in as a client does; answers its id. Its checks wait. */
export async function handIn({ app, key }: TestApp, changes: Record<string, unknown> = {}): Promise<string> {
  const answer = await request(app.getHttpServer())
    .post('/api/v1/submissions')
    .set('Authorization', `Bearer ${key}`)
    .send(textBody(changes));
  return (answer.body as { id: string }).id;
}

/** Ends every check of an output with this result, so that it waits for people. */
export async function endChecks(
  { product }: TestApp,
  submission: string,
  result: CheckResult = passedResult,
): Promise<void> {
  const { db, policy } = product;
  const runs = await db.read((tx) =>
    tx.query<{ id: string }>('select id from check_run where submission_id = $1', [submission]),
  );
  for (const { id } of runs) {
    const record = { checkRun: id, result, milliseconds: 1, usage: noUsage };
    await db.transaction((tx) => recordFindings(tx, workerActor, record, { policy, tasks: reviewTasks }));
  }
}

/** An output that waits for people: handed in, and nothing found; answers its id. */
export async function waitingOutput(test: TestApp, changes: Record<string, unknown> = {}): Promise<string> {
  const id = await handIn(test, changes);
  await endChecks(test, id);
  return id;
}
