import { authorize, type Actor } from '@countersign/access';
import type { Attribution, ClaimView, Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor, readFindings, readPayload, viewOf } from '@countersign/submissions';
import type { Claim } from './claim-reviews.js';

/** Everything a reviewer sees of a claimed review, and the binding under which they may decide. */
export async function getClaim(tx: Tx, actor: Actor, claim: Claim, language: Language): Promise<ClaimView> {
  authorize(actor, 'claim', 'Review');
  const row = await findSubmissionFor(tx, actor, claim.submission, 'read');
  const attributions = await tx.query<{ attributions: Attribution[] | null }>(
    'select attributions from check_run where submission_id = $1 order by check_name',
    [claim.submission],
  );
  return {
    claim: { id: claim.id, expiresAt: claim.expiresAt.toISOString() },
    submission: await viewOf(tx, row, language),
    payload: await readPayload(tx, claim.submission),
    findings: await readFindings(tx, claim.submission, language),
    attributions: attributions.flatMap((run) => run.attributions ?? []),
    binding: {
      version: row.version,
      contentDigest: row.content_digest,
      policyDigest: row.policy_digest ?? '',
      factsDigest: row.facts_digest ?? '',
    },
  };
}
