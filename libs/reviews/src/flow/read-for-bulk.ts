import { authorize, isAllowed, type Actor } from '@countersign/access';
import type { BulkReading, BulkReadingInput, Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { findSubmissions, readBeginnings } from '@countersign/submissions';
import type { ReviewRow } from '../review-row.js';
import { needsALook, reasonAgainst, requireShownVerdicts } from './one-by-one.js';

const open = `select * from review where submission_id = any($1) and state <> 'closed'`;

/**
 * How outputs begin that somebody wants to decide on with one word, with the binding of what they read, in the order asked
 * for; in three statements whatever their number. Refused where the policy hides verdicts, as the decision is.
 */
export async function readForBulk(
  tx: Tx,
  actor: Actor,
  { submissions: asked }: BulkReadingInput,
  policy: Policy,
  language: Language,
): Promise<BulkReading> {
  authorize(actor, 'decide', 'Review');
  requireShownVerdicts(actor, policy);
  const rows = await tx.query<ReviewRow>(open, [asked]);
  const reviews = new Map(
    rows.filter((row) => isAllowed(actor, 'decide', 'Review', row)).map((row) => [row.submission_id, row]),
  );
  const ids = asked.filter((id) => reviews.has(id));
  const submissions = await findSubmissions(tx, ids);
  const beginnings = await readBeginnings(tx, ids);
  const items = ids.flatMap((id): BulkReading['items'] => {
    const [review, row] = [reviews.get(id), submissions.get(id)];
    if (!review || !row) return [];
    const against = reasonAgainst(review, policy);
    const { text = null, cut = false, images = 0 } = beginnings.get(id) ?? {};
    return [
      {
        submission: id,
        title: row.title,
        system: review.system,
        modality: review.modality,
        tier: review.tier,
        text,
        cut,
        images,
        binding: {
          version: row.version,
          contentDigest: row.content_digest,
          policyDigest: row.policy_digest ?? '',
          factsDigest: row.facts_digest ?? '',
        },
        against: against && needsALook[against][language],
      },
    ];
  });
  return { items };
}
