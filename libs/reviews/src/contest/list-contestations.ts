import { authorize, isAllowed, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import type { ContestationView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { findSubmissionFor } from '@countersign/submissions';
import { findConcealed } from '../quality/blind/concealed.js';
import { contestationView, selectContestations, type ContestationRow } from './contestation-row.js';

const ofSubmission = `${selectContestations} where c.submission_id = $1 order by c.opened_at desc, c.id desc limit 100`;
const open = `${selectContestations} where c.submission_id = any($1) and c.outcome is null`;

/**
 * The contestations of the decisions on a submission, newest first; at most 100. None for who may still decide while other reviewers
 * are kept from them: they tell of the decision before. That somebody read what others say in it, or how to reach who contests, is recorded.
 */
export async function listContestations(
  tx: Tx,
  actor: Actor,
  submission: string,
  policy: Policy,
): Promise<ContestationView[]> {
  authorize(actor, 'read', 'Submission');
  const { system } = await findSubmissionFor(tx, actor, submission, 'read');
  const looked = { submission, actor };
  if ((await findConcealed(tx, [looked], policy))(looked).reviewers) return [];
  const rows = await tx.query<ContestationRow>(ofSubmission, [submission]);
  const speaksForOthers = actor.kind === 'person' && isAllowed(actor, 'contest', 'Submission', system);
  if (speaksForOthers && rows.some(({ contact, opener_id: opener }) => contact !== null && opener !== actor.id)) {
    await noteRead(tx, actor, { what: 'contact', submission });
  }
  const isOthers = (words: string | null, author: string | null): boolean => words !== null && author !== actor.id;
  if (rows.some((row) => isOthers(row.reason, row.opener_id) || isOthers(row.answer, row.answered_by))) {
    await noteRead(tx, actor, { what: 'comments', submission });
  }
  return rows.map((row) =>
    contestationView(row, {
      contact: speaksForOthers || row.opener_id === actor.id,
      answerer: actor.kind === 'person',
    }),
  );
}

/** The open contestations of submissions, for who claimed their reviews; by submission. */
export async function readOpenContestations(
  tx: Tx,
  submissions: readonly string[],
): Promise<Map<string, ContestationView>> {
  if (submissions.length === 0) return new Map();
  const rows = await tx.query<ContestationRow>(open, [submissions]);
  return new Map(rows.map((row) => [row.submission_id, contestationView(row, { contact: false, answerer: true })]));
}
