import type { BackTestResult } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** Stores what a back-test found, or why it broke off. */
export async function finishBackTest(
  tx: Tx,
  id: string,
  end: { result: BackTestResult } | { failure: string },
  now = new Date(),
): Promise<void> {
  const result = 'result' in end ? end.result : null;
  const failure = 'failure' in end ? end.failure : null;
  await tx.execute(
    `update policy_back_test set state = $2, result = $3, failure = $4, finished_at = $5, lease_until = null,
       progress = coalesce(($3::jsonb ->> 'submissions')::int, progress) where id = $1 and state = 'running'`,
    [id, result ? 'done' : 'failed', result && JSON.stringify(result), failure, now],
  );
}
