import { setTimeout as pause } from 'node:timers/promises';
import { findServedCheckpoint, type StoredCheckpoint } from '@countersign/audit';
import type { Database, Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { RequirementPack } from '@countersign/requirements';
import type { TrustPolicy } from '@countersign/tlog';
import { countDecisions, type DecisionRange } from '../content/read-decisions.js';
import type { ReportRow, ReportSnapshot } from '../report-row.js';

/** What a report is built from: never changes while it is built, whatever happens meanwhile. */
export interface FrozenReport {
  snapshot: ReportSnapshot;
  checkpoint: StoredCheckpoint;
  decisions: number;
  /** Whether an earlier build froze it: what that one finished is kept. */
  again: boolean;
}

/** The decisions of a report: of its period and systems, sealed when it was frozen. */
export const rangeOf = ({ input }: ReportRow, { size, at }: ReportSnapshot): DecisionRange => ({
  from: new Date(input.from),
  to: new Date(Math.min(Date.parse(input.to), Date.parse(at))),
  systems: input.systems.length === 0 ? null : input.systems,
  size,
  at: new Date(at),
});

interface Rules {
  policy: Policy;
  packs: readonly RequirementPack[];
  /** Whose cosignatures the checkpoint should bear, where anybody's. */
  witnesses?: TrustPolicy | null;
}

/** Whether the policy and the packs are those that the snapshot was taken under. */
const isCurrent = (snapshot: ReportSnapshot, { policy, packs }: Rules): boolean =>
  snapshot.policyDigest === policy.digest &&
  JSON.stringify(snapshot.packs) === JSON.stringify(packs.map(({ digest }) => digest));

/**
 * Freezes a report on the newest checkpoint (the newest that the quorum cosigned, where witnesses are asked), or finds what it was frozen on. It is frozen anew where the policy or a pack
 * has changed since. Tries for five seconds to have all decisions sealed (they are within one); null where some still wait.
 */
export async function freezeReport(
  db: Database,
  tx: Tx,
  row: ReportRow,
  rules: Rules,
  now: () => Date,
): Promise<FrozenReport | null> {
  const kept = row.snapshot && isCurrent(row.snapshot, rules) ? row.snapshot : null;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const at = now().toISOString();
    const checkpoint = kept
      ? await checkpointOf(tx, kept.size)
      : await findServedCheckpoint(tx, rules.witnesses ?? null);
    if (checkpoint) {
      const note = kept?.note ?? checkpoint.note;
      const packs = rules.packs.map(({ digest }) => digest);
      const snapshot = kept ?? { size: checkpoint.size, at, note, policyDigest: rules.policy.digest, packs };
      const { sealed, unsealed } = await countDecisions(tx, rangeOf(row, snapshot));
      if (kept || unsealed === 0) {
        await db.transaction((own) => start(own, row, snapshot, sealed, kept !== null));
        return { snapshot, checkpoint: { ...checkpoint, note }, decisions: sealed, again: kept !== null };
      }
    }
    await pause(500);
  }
  return null;
}

async function checkpointOf(tx: Tx, size: number): Promise<StoredCheckpoint | null> {
  const [checkpoint] = await tx.query<StoredCheckpoint>(
    'select c.size::float8 as size, c.root, c.note, c.signed_at from audit_checkpoint c where c.size = $1',
    [size],
  );
  return checkpoint ?? null;
}

async function start(tx: Tx, row: ReportRow, snapshot: ReportSnapshot, decisions: number, again: boolean) {
  const formats = new Set(again ? row.files.map(({ format }) => format) : []);
  await tx.execute(
    `update report set state = 'running', snapshot = $2, done = $3, total = $4, attempts = $6,
       files = case when $5 then files else '[]' end, coverage = case when $5 then coverage end,
       beside = case when $5 then beside end
     where id = $1 and state in ('pending', 'running')`,
    [
      row.id,
      JSON.stringify(snapshot),
      decisions * row.input.formats.filter((format) => formats.has(format)).length,
      decisions * row.input.formats.length,
      again,
      row.attempts + 1,
    ],
  );
}
