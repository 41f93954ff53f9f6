import type { Modality } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { StoredPayload } from './read-payloads.js';

/** What a worker needs to run a check. */
export interface StartedCheckRun {
  id: string;
  check_name: string;
  attempts: number;
  submission_id: string;
  /** The version before, where there is one. */
  supersedes: string | null;
  system: string;
  check_version: string;
  modality: Modality;
  title: string;
  created_at: Date;
  public_interest: boolean;
  payload: StoredPayload;
}

/** A worker that gave no sign of life for this long has lost what it leased. */
export const silentAfterSeconds = 20;

/** SQL: whether the worker of the check run `r` has been silent too long at the time of parameter `now`. A run just begun counts as a sign. */
export const workerIsSilent = (now: string): string =>
  `(r.worker is not null and greatest(r.started_at, (select w.seen_at from worker w where w.id = r.worker))
     < ${now}::timestamptz - interval '${silentAfterSeconds} seconds')`;

/**
 * Gives a worker the lease on a check run; null when it is done, leased by a worker that lives, or no longer wanted.
 * A lease of machines, not a change of state that a person could ask about: no audit entry.
 */
export async function startCheckRun(
  tx: Tx,
  id: string,
  worker: string,
  leaseSeconds: number,
  now = new Date(),
): Promise<StartedCheckRun | null> {
  const [row] = await tx.query<StartedCheckRun>(
    `update check_run r set state = 'running', attempts = attempts + 1, started_at = $2, worker = $3,
       lease_until = $2::timestamptz + make_interval(secs => $4)
     from submission s, submission_payload p, ai_system a
     where r.id = $1 and s.id = r.submission_id and a.id = s.system_id and p.submission_id = s.id and s.state = 'checking'
       and (r.state = 'pending' or (r.state = 'running' and (r.lease_until < $2 or ${workerIsSilent('$2')})))
     returning r.id, r.check_name, r.check_version, r.attempts, s.id as submission_id, s.supersedes, a.slug as system, s.modality, s.title, s.created_at, s.public_interest, p.payload`,
    [id, now, worker, leaseSeconds],
  );
  return row ?? null;
}

/** Puts a check run back that its worker did not finish and says nothing about; the attempt does not count, and it is handed over after `delaySeconds`. */
export async function giveBackCheckRun(
  tx: Tx,
  id: string,
  worker: string,
  delaySeconds = 0,
  now = new Date(),
): Promise<void> {
  await tx.execute(
    `update check_run set state = 'pending', attempts = attempts - 1, enqueued_at = null,
       lease_until = case when $3::float8 > 0 then $4::timestamptz + make_interval(secs => $3) end, worker = null
     where id = $1 and state = 'running' and worker = $2`,
    [id, worker, delaySeconds, now],
  );
}

/** Puts a check run back; after `delaySeconds` it is handed to the queue again. */
export async function retryCheckRun(tx: Tx, id: string, delaySeconds: number, now = new Date()): Promise<void> {
  await tx.execute(
    `update check_run set state = 'pending', enqueued_at = null,
       lease_until = $2::timestamptz + make_interval(secs => $3)
     where id = $1 and state = 'running'`,
    [id, now, delaySeconds],
  );
}
