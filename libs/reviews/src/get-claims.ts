import { concealedFields, isAllowed } from '@countersign/access';
import type { ClaimView, Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import {
  findingView,
  findSubmissions,
  payloadView,
  readCheckRuns,
  readFindings,
  readPayloads,
  submissionView,
  type GroupRequest,
  type GroupResult,
} from '@countersign/submissions';
import type { Claim } from './claim.js';
import { readOpenContestations } from './contest/list-contestations.js';
import { concealIn, findConcealed } from './quality/blind/concealed.js';

/** A claim that its holder is about to be shown, in their language. */
export interface ShownClaim extends Claim {
  language: Language;
}

/**
 * Everything that reviewers see of what they just claimed, and the bindings under which they may decide; in five statements, sent together,
 * whatever their number, and a sixth where a decision is contested. What the checks found is left out where a first opinion comes before it. A claimed review has no place in the queue.
 */
export async function getClaims(
  tx: Tx,
  requests: readonly GroupRequest<ShownClaim>[],
  policy: Policy,
): Promise<GroupResult<ClaimView>[]> {
  const ids = requests.map(({ input }) => input.submission);
  const asked = requests.map(({ actor, input: { submission } }) => ({ submission, actor }));
  const [rows, checked, contents, found, concealed] = await tx.together(
    () => findSubmissions(tx, ids),
    () => readCheckRuns(tx, ids),
    () => readPayloads(tx, ids),
    () => readFindings(tx, asked),
    () => findConcealed(tx, asked, policy),
  );
  const runs = Map.groupBy(checked, (run) => run.submission_id);
  const payloads = new Map(contents.map((row) => [row.submission_id, row]));
  const findings = Map.groupBy(found, ({ submission_id, reader }) => `${submission_id} ${reader}`);
  const decided = ids.filter((id) => rows.get(id)?.state !== 'awaiting-review');
  const contestations = await readOpenContestations(tx, decided);
  return requests.map(({ actor, input: { id, submission, expiresAt, language } }) => {
    const row = rows.get(submission);
    const payload = payloads.get(submission);
    if (!row || !payload) throw new Error(`The submission ${submission} was claimed and is not there.`);
    if (!isAllowed(actor, 'claim', 'Review', row)) throw new Error(`The claim ${id} is not one of its actor.`);
    const kept = concealed({ submission, actor });
    const seen = kept.verdict ? [] : (findings.get(`${submission} ${actor.id}`) ?? []);
    const checks = runs.get(submission) ?? [];
    const answer: ClaimView = {
      claim: { id, expiresAt: expiresAt.toISOString() },
      submission: concealIn(submissionView(row, checks, { position: null }, language), kept),
      verdict: kept.verdict ? 'hidden' : 'shown',
      opinion: kept.opinion,
      contestation: contestations.get(submission) ?? null,
      payload: payloadView(payload, concealedFields(actor, row)),
      findings: seen.map((finding) => findingView(finding, language)),
      attributions: kept.verdict ? [] : checks.flatMap((run) => run.attributions ?? []),
      binding: {
        version: row.version,
        contentDigest: row.content_digest,
        policyDigest: row.policy_digest ?? '',
        factsDigest: row.facts_digest ?? '',
      },
    };
    return { answer };
  });
}
