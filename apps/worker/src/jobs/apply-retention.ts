import { workerActor } from '@countersign/access';
import { dropOldPayloads, type RetentionPeriod } from '@countersign/audit';
import { dropOldSessions } from '@countersign/identity';
import { periodStart } from '@countersign/policy';
import { dropOldReportFiles } from '@countersign/reports';
import { dropOldContents } from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

/** Drops what `policies/retention.yaml` says has been kept long enough, in short transactions. Legal holds keep what they cover. */
export async function applyRetention({ config, db, policy }: WorkerContext, now = new Date()): Promise<void> {
  const { auditEntries, payloads, reports, sessions } = policy.retention.keep;
  const of = (period: string): RetentionPeriod => ({ period, before: periodStart(now, period) });
  for (let more = true; more;) {
    more = await db.transaction((tx) => dropOldContents(tx, workerActor, of(payloads)));
  }
  await db.transaction((tx) => dropOldSessions(tx, workerActor, of(sessions)));
  for (let more = true; more;) {
    more = await db.transaction((tx) => dropOldReportFiles(tx, workerActor, of(reports), config.reportFolder));
  }
  for (let after: string | null | undefined; after !== null;) {
    const from = after;
    after = await db.transaction((tx) => dropOldPayloads(tx, workerActor, of(auditEntries), from));
  }
}
