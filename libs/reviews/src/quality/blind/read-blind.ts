import type { Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import {
  notFound,
  ProductError,
  type CheckRunView,
  type CommentView,
  type DecisionView,
  type EntryView,
  type FindingView,
  type Language,
  type Page,
  type RoutingView,
  type SubmissionListItem,
  type SubmissionView,
} from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import {
  getCheckRun,
  getReadImage,
  getRouting,
  getSubmission,
  listComments,
  listFindings,
  listSubmissions,
  type ImagePlace,
  type ReadImage,
  type RoutingAsked,
  type SubmissionFilter,
} from '@countersign/submissions';
import { listDecisions } from '../../list-decisions.js';
import { concealIn, findConcealed, isVerdictHidden, type Concealed } from './concealed.js';
import { tellsOfReviewers, tellsOfVerdict } from './telling.js';

const concealedOf = async (tx: Tx, actor: Actor, submission: string, policy: Policy): Promise<Concealed> =>
  (await findConcealed(tx, [{ submission, actor }], policy))({ submission, actor });

const verdictHidden = (): ProductError =>
  new ProductError('verdict-hidden', {
    en: 'You may still decide on this output, so what the checks found is not shown to you. Claim it; some are shown at once, others after your first opinion.',
    'zh-TW': '您仍可裁決此產出，因此尚不顯示檢核結果。請先認領；部分會立即顯示，其餘在您給出初步意見後顯示。',
  });

/** A submission and why it waits, less what is kept from the reader. */
export async function getSubmissionBlind(
  tx: Tx,
  actor: Actor,
  id: string,
  language: Language,
  policy: Policy,
): Promise<SubmissionView> {
  const view = await getSubmission(tx, actor, id, language);
  return concealIn(view, await concealedOf(tx, actor, id, policy));
}

/** A page of submissions; those whose verdict is kept from the reader show no tier. Where verdicts are hidden, a tier finds what is settled only. */
export async function listSubmissionsBlind(
  tx: Tx,
  actor: Actor,
  filter: SubmissionFilter,
  policy: Policy,
): Promise<Page<SubmissionListItem>> {
  // Left out by the statement: rows left out afterwards would be told by the cursor and by short pages.
  const settled = filter.tier !== undefined && isVerdictHidden(actor, policy);
  const { items, next } = await listSubmissions(tx, actor, filter, { settled });
  const looks = items.map(({ id }) => ({ submission: id, actor }));
  const concealed = await findConcealed(tx, looks, policy);
  const isHidden = ({ id }: SubmissionListItem): boolean => concealed({ submission: id, actor }).verdict;
  return { items: items.map((item) => (isHidden(item) ? { ...item, tier: null } : item)), next };
}

/** What the checks found; nothing while that is kept from the reader. */
export async function listFindingsBlind(
  tx: Tx,
  actor: Actor,
  id: string,
  language: Language,
  policy: Policy,
): Promise<FindingView[]> {
  const findings = await listFindings(tx, actor, id, language);
  return (await concealedOf(tx, actor, id, policy)).verdict ? [] : findings;
}

/**
 * One check of a submission; throws `verdict-hidden` while that is kept from the reader. That somebody read the words exchanged with
 * models, which quote the output, is recorded.
 */
export async function openCheckRun(
  tx: Tx,
  actor: Actor,
  place: { id: string; check: string },
  language: Language,
  policy: Policy,
): Promise<CheckRunView> {
  const run = await getCheckRun(tx, actor, place, language);
  if ((await concealedOf(tx, actor, place.id, policy)).verdict) throw verdictHidden();
  const hasWords = run.calls.some(({ request, answer }) => request !== null || answer !== null);
  if (hasWords) await noteRead(tx, actor, { what: 'model-words', submission: place.id });
  return run;
}

/** An image of a submission, and what a check read in it; nothing of that while what the checks found is kept from the reader. */
export async function getReadImageBlind(tx: Tx, actor: Actor, place: ImagePlace, policy: Policy): Promise<ReadImage> {
  const image = await getReadImage(tx, actor, place);
  return (await concealedOf(tx, actor, place.id, policy)).verdict
    ? { ...image, readLines: null, readLinesCut: 0 }
    : image;
}

/**
 * Why a submission went where it went, now or as a decision found it that the reader may see; throws `verdict-hidden` while what the checks
 * found is kept from them.
 */
export async function getRoutingBlind(
  tx: Tx,
  actor: Actor,
  { submission, decision }: RoutingAsked,
  language: Language,
  policy: Policy,
): Promise<RoutingView> {
  if (decision !== undefined) {
    const seen = await decisionsFor(tx, actor, submission, policy);
    if (!seen.some(({ id }) => id === decision)) throw notFound({ en: 'decision', 'zh-TW': '裁決' }, decision);
  }
  const routing = await getRouting(tx, actor, { submission, decision }, language);
  if ((await concealedOf(tx, actor, submission, policy)).verdict) throw verdictHidden();
  return routing;
}

async function decisionsFor(tx: Tx, actor: Actor, id: string, policy: Policy): Promise<DecisionView[]> {
  const decisions = await listDecisions(tx, actor, id);
  if (!(await concealedOf(tx, actor, id, policy)).reviewers) return decisions;
  return decisions.filter(({ counted, decider }) => !counted || decider?.id === actor.id);
}

/**
 * The decisions on a submission; a reader who may still decide sees their own, and who escalated it. That somebody read what others wrote
 * with them is recorded.
 */
export async function openDecisions(tx: Tx, actor: Actor, id: string, policy: Policy): Promise<DecisionView[]> {
  const decisions = await decisionsFor(tx, actor, id, policy);
  if (decisions.some(({ comment, decider }) => comment !== null && decider?.id !== actor.id)) {
    await noteRead(tx, actor, { what: 'notes', submission: id });
  }
  return decisions;
}

async function commentsFor(tx: Tx, actor: Actor, id: string, policy: Policy): Promise<CommentView[]> {
  const comments = await listComments(tx, actor, id);
  if (!(await concealedOf(tx, actor, id, policy)).reviewers) return comments;
  const rows = await tx.query<{ id: string }>(
    'select distinct person_id as id from decision where submission_id = $1 and counted and person_id <> $2',
    [id, actor.id],
  );
  const deciders = new Set(rows.map((row) => row.id));
  return comments.filter(({ author }) => !deciders.has(author.id));
}

/**
 * The thread of a submission, less what those wrote who have decided on it, while that is kept from the reader. That somebody read
 * what others wrote is recorded.
 */
export async function openComments(tx: Tx, actor: Actor, id: string, policy: Policy): Promise<CommentView[]> {
  const comments = await commentsFor(tx, actor, id, policy);
  if (comments.some(({ author }) => author.id !== actor.id)) {
    await noteRead(tx, actor, { what: 'comments', submission: id });
  }
  return comments;
}

/** Entries whose payloads tell what is kept. */
const telling: Record<keyof Concealed, ReadonlySet<string>> = {
  verdict: tellsOfVerdict,
  reviewers: tellsOfReviewers,
  purpose: new Set(['submission.received']),
};

/** Which of these entries have payloads that are kept from a reader who may still decide on what they are about. */
export async function findTelling(
  tx: Tx,
  actor: Actor,
  entries: readonly { action: string; subject?: string | null }[],
  policy: Policy,
): Promise<boolean[]> {
  const submissionOf = ({ action, subject }: (typeof entries)[number]): string | null =>
    Object.values(telling).some((actions) => actions.has(action)) ? (subject ?? null) : null;
  const looks = entries.flatMap((entry) => {
    const submission = submissionOf(entry);
    return submission === null ? [] : { submission, actor };
  });
  const concealed = await findConcealed(tx, looks, policy);
  return entries.map((entry) => {
    const submission = submissionOf(entry);
    if (submission === null) return false;
    const kept = concealed({ submission, actor });
    return (Object.keys(telling) as (keyof Concealed)[]).some((what) => kept[what] && telling[what].has(entry.action));
  });
}

/** Entries of the log as a reader sees them: payloads that would lead one who may still decide are left out, as erased ones are. */
export async function concealEntries(
  tx: Tx,
  actor: Actor,
  entries: readonly EntryView[],
  policy: Policy,
): Promise<EntryView[]> {
  const isTelling = await findTelling(tx, actor, entries, policy);
  return entries.map((entry, nth) => (isTelling[nth] ? { ...entry, payload: null, salt: null } : entry));
}
