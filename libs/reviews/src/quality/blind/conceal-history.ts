import type { Actor } from '@countersign/access';
import type { EntryView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { findConcealed } from './concealed.js';
import { tellsOfReviewers, tellsOfVerdict } from './telling.js';

/** Who took an output up and gave nothing back has decided on it. */
const handling = new Set(['review.claimed', 'review.released', 'review.claim-expired', 'review.snoozed']);

/** An entry of a history, and whether what it says is kept from the reader. */
export interface HistoryLine {
  entry: EntryView;
  isKept: boolean;
}

/** Whoever gets an escalation has to know of it. */
const isEscalation = ({ action, payload }: EntryView): boolean =>
  action === 'review.decided' && (payload as { outcome?: string } | null)?.outcome === 'escalate';

/**
 * The history of a submission as a reader sees it who may still decide: what others did in its review is left out, as the number and the
 * times of such lines tell how many have decided; what the checks found is there for every output, and kept.
 */
export async function concealHistory(
  tx: Tx,
  actor: Actor,
  { submission, entries }: { submission: string; entries: readonly EntryView[] },
  policy: Policy,
): Promise<HistoryLine[]> {
  const { verdict, reviewers } = (await findConcealed(tx, [{ submission, actor }], policy))({ submission, actor });
  const isOwn = (entry: EntryView): boolean => actor.kind === 'person' && entry.actor.pseudonym === actor.pseudonym;
  const isLeftOut = (entry: EntryView): boolean =>
    reviewers &&
    (tellsOfReviewers.has(entry.action) || handling.has(entry.action)) &&
    !isOwn(entry) &&
    !isEscalation(entry);
  return entries
    .filter((entry) => !isLeftOut(entry))
    .map((entry) => ({ entry, isKept: verdict && tellsOfVerdict.has(entry.action) }));
}
