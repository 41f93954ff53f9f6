import { authorize, type Actor } from '@countersign/access';
import { appendEntry, lockCare } from '@countersign/audit';
import { conflict, ProductError, type ContestationInput, type ContestationView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { Policy } from '@countersign/policy';
import { findSubmissionFor, type Purpose } from '@countersign/submissions';
import type { ReviewRow } from '../review-row.js';
import { contestationView, selectContestations, type ContestationRow } from './contestation-row.js';
import { reopenReview } from './reopen-review.js';

interface Contestable extends ReviewRow {
  submission_state: string;
  purpose: Purpose;
  /** Whether the content is still kept, so that somebody can look again. */
  kept: boolean;
  took_part: string[];
}

const lock = `
select from review r join submission s on s.id = r.submission_id where r.submission_id = $1 for update of r for no key update of s`;

// Once it is locked: a decision that was waited for is among them.
const decided = `
select r.*, s.state as submission_state, s.purpose, exists (select from submission_payload p where p.submission_id = s.id) as kept,
  array(select d.person_id from decision d where d.submission_id = s.id
    union select c.answered_by from contestation c where c.submission_id = s.id and c.answered_by is not null) as took_part
from review r join submission s on s.id = r.submission_id where r.submission_id = $1`;

const insert = `
insert into contestation (id, submission_id, contestant, contested, reason, contact, opener_kind, opener_id, opened_at, entry_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** A program speaks for its client, or passes on what somebody wrote to it; people of the product speak for affected persons only. */
function requireVoice(actor: Actor, { by }: ContestationInput): void {
  if (actor.kind === 'key' || by === 'affected-person') return;
  throw new ProductError(
    'invalid-body',
    {
      en: 'People contest on behalf of somebody affected; the client does so with its API key.',
      'zh-TW': '人員僅能代受影響者提出申訴；送審方請以其 API 金鑰提出。',
    },
    {
      errors: [
        {
          pointer: '/by',
          code: 'not-allowed',
          detail: { en: 'must be "affected-person"', 'zh-TW': '須為「affected-person」' },
        },
      ],
    },
  );
}

type Contested = ContestationView['contested'];

/** What was decided, where that can be contested. */
function requireContestable(review: Contestable | undefined, state: string): [Contestable, Contested] {
  const present = review?.submission_state ?? state;
  if (!review || review.purpose !== 'review' || (present !== 'approved' && present !== 'rejected')) {
    throw conflict(
      `Contested are approvals and rejections; this submission is "${present}".`,
      `僅能對核可或駁回的裁決提出申訴；此送審項目目前為「${present}」。`,
    );
  }
  if (review.contestation_id !== null) {
    throw conflict(
      'This decision is contested already, and that is not answered yet. See "contestations" of the submission.',
      '此裁決已有申訴且尚未回覆，請見該送審項目的「contestations」。',
    );
  }
  if (!review.kept) {
    throw conflict(
      'The content of this output is no longer kept, so nobody could look at it again.',
      '此產出的內容已不再保存，無法重新檢視。',
    );
  }
  return [review, present];
}

/**
 * Contests an approval or a rejection: its review goes back into the queue, to be answered by somebody who took no part. The decision
 * stands until then. One at a time; for programs that hand in, and for leads and compliance on behalf of somebody affected.
 */
export async function contestDecision(
  tx: Tx,
  actor: Actor,
  { submission, ...input }: ContestationInput & { submission: string },
  policy: Policy,
  now = new Date(),
): Promise<ContestationView> {
  authorize(actor, 'contest', 'Submission');
  requireVoice(actor, input);
  const { state } = await findSubmissionFor(tx, actor, submission, 'contest');
  // No content is dropped between the look at whether it is kept and the contestation that keeps it.
  await lockCare(tx);
  await tx.query(lock, [submission]);
  const [found] = await tx.query<Contestable>(decided, [submission]);
  const [review, contested] = requireContestable(found, state);
  const { by, reason, contact = null } = input;
  const id = newId();
  const payload = { submission, contestation: id, by, contested, reasonDigest: sha256Digest(reason) };
  const entry = await appendEntry(tx, actor, { action: 'contestation.opened', subject: submission, payload }, now);
  await tx.execute(insert, [id, submission, by, contested, reason, contact, actor.kind, actor.id, now, entry.id]);
  const opener = actor.kind === 'person' ? [actor.id] : [];
  const reopening = {
    contestation: id,
    excluded: [...new Set([...review.excluded, ...review.approved_by, ...review.took_part, ...opener])],
    leadsOnly: policy.riskRouting.defaults.contestation === 'lead',
    approvalsNeeded: 1,
  };
  await reopenReview(tx, review, reopening, policy, now);
  const [row] = await tx.query<ContestationRow>(`${selectContestations} where c.id = $1`, [id]);
  return contestationView(row as ContestationRow, { contact: true, answerer: actor.kind === 'person' });
}
