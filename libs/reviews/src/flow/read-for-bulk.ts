import { authorize, isAllowed, type Actor, type PersonActor } from '@countersign/access';
import { noteContentsRead } from '@countersign/audit';
import type { BulkReading, BulkReadingInput, Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { findSubmissions, readBeginnings, readFindings } from '@countersign/submissions';
import type { ReviewRow } from '../review-row.js';
import { againstTogether, requireShownVerdicts } from './one-by-one.js';

const open = `select * from review where submission_id = any($1) and state <> 'closed'`;

/**
 * How outputs begin that somebody wants to decide on with one word, with the binding of what they read, in the order asked
 * for; of those that they may not decide on so, why, and no content. What was read is noted. Refused where the policy hides
 * verdicts, as the decision is.
 */
export async function readForBulk(
  tx: Tx,
  actor: Actor,
  { submissions: asked }: BulkReadingInput,
  policy: Policy,
  language: Language,
  now = new Date(),
): Promise<BulkReading> {
  authorize(actor, 'decide', 'Review');
  requireShownVerdicts(actor, policy);
  const rows = await tx.query<ReviewRow>(open, [asked]);
  const isTheirs = (row: ReviewRow) =>
    isAllowed(actor, 'decide', 'Review', row) && isAllowed(actor, 'read', 'Submission', row);
  const reviews = new Map(rows.filter(isTheirs).map((row) => [row.submission_id, row]));
  const ids = asked.filter((id) => reviews.has(id));
  const against = new Map(
    [...reviews].map(([id, review]) => [id, againstTogether(actor as PersonActor, review, policy, now)]),
  );
  const readable = ids.filter((id) => against.get(id) === null);
  const submissions = await findSubmissions(tx, ids);
  const beginnings = await readBeginnings(tx, readable);
  const pictured = readable.filter((id) => (beginnings.get(id)?.images ?? 0) > 0);
  const found = Map.groupBy(
    await readFindings(
      tx,
      pictured.map((submission) => ({ submission, actor })),
    ),
    (finding) => finding.submission_id,
  );
  if (readable.length > 0) await noteContentsRead(tx, actor, readable, now);
  const items = ids.flatMap((id): BulkReading['items'] => {
    const [review, row] = [reviews.get(id), submissions.get(id)];
    if (!review || !row) return [];
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
        findings: (found.get(id) ?? []).map(({ code, severity, place }) => ({ code, severity, place })),
        binding: {
          version: row.version,
          contentDigest: row.content_digest,
          policyDigest: row.policy_digest ?? '',
          factsDigest: row.facts_digest ?? '',
        },
        against: against.get(id)?.[language] ?? null,
      },
    ];
  });
  return { items };
}
