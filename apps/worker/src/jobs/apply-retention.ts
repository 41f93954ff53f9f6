import { workerActor } from '@countersign/access';
import { dropOldPayloads, dropOldReadNotes, type RetentionPeriod } from '@countersign/audit';
import { dropOldSessions } from '@countersign/identity';
import { periodStart } from '@countersign/policy';
import { dropOldReportFiles, sweepReports } from '@countersign/reports';
import { dropOldContestations } from '@countersign/reviews';
import { dropOldContents } from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

/**
 * Drops what `policies/retention.yaml` says has been kept long enough, in short transactions. Legal holds keep what they
 * cover. What fails keeps nothing else from its turn; it is thrown at the end.
 */
export async function applyRetention({ config, db, policy }: WorkerContext, now = new Date()): Promise<void> {
  const { auditEntries, payloads, reports, sessions } = policy.retention.keep;
  const of = (period: string): RetentionPeriod => ({ period, before: periodStart(now, period) });
  const classes = {
    payloads: async () => {
      while (await db.transaction((tx) => dropOldContents(tx, workerActor, of(payloads))));
      while (await db.transaction((tx) => dropOldContestations(tx, workerActor, of(payloads))));
    },
    sessions: () => db.transaction((tx) => dropOldSessions(tx, workerActor, of(sessions))),
    readNotes: () => db.transaction((tx) => dropOldReadNotes(tx, now)),
    reports: async () => {
      while (await db.transaction((tx) => dropOldReportFiles(tx, workerActor, of(reports))));
      await sweepReports(db, workerActor, config.reportFolder);
    },
    auditEntries: async () => {
      for (let after: string | null | undefined; after !== null;) {
        const from = after;
        after = await db.transaction((tx) => dropOldPayloads(tx, workerActor, of(auditEntries), from));
      }
    },
  };
  const failures: unknown[] = [];
  for (const drop of Object.values(classes)) await drop().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `Retention failed in part: ${failures.join('; ')}`);
}
