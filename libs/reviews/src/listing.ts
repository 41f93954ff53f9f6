/** An instant as the API writes it. */
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * The members of a `QueueItem` that routing fixes, as JSON text without its braces; from a routed `item` and its submission
 * `s`. Kept in the review, since a page of fifty made of rows costs ten times a page of fifty texts put together.
 */
export const listing = `(
select substr(written.text, 2, length(written.text) - 2)
from (select row_to_json(known)::text as text from (
  select s.id, s.version, s.state, item.system, item.modality, s.title, item.tier, item.queue,
    s.content_digest as "contentDigest", ${instant('item.due_at')} as "dueAt", ${instant('s.created_at')} as "createdAt",
    null as "decidedAt", item.priority, item.inconclusive, item.language, item.tags,
    (select row_to_json(counts) from (
      select item.finding_counts[1] as critical, item.finding_counts[2] as major, item.finding_counts[3] as minor,
        item.finding_counts[4] as info) counts) as findings
) known) written)`;

/** What of a `QueueItem` is kept from whom it is listed for. */
export interface Kept {
  verdict: boolean;
  reviewers: boolean;
}

const noVerdict = `'{"tier":null,"priority":null,"inconclusive":null,"findings":null,"tags":[]}'::jsonb`;

/** What of a `QueueItem` changes while its review is open; each an SQL expression of a text or of what becomes one. */
interface Standing {
  given: string;
  needed: string;
  claimed: string;
  claimedByMe: string;
  assigned: string;
  assignedToMe: string;
  escalated: string;
  adjudicating: string;
  contested: string;
  skips: string;
  heldUntil: string;
}

/** The members of a `QueueItem` after those of `listing`, and its closing brace. */
const standing = (of: Standing): string => `',"approvals":{"given":' || ${of.given} || ',"needed":' || ${of.needed}
  || '},"claimed":' || ${of.claimed} || ',"claimedByMe":' || ${of.claimedByMe}
  || ',"assigned":' || ${of.assigned} || ',"assignedToMe":' || ${of.assignedToMe}
  || ',"escalated":' || ${of.escalated} || ',"adjudicating":' || ${of.adjudicating} || ',"contested":' || ${of.contested}
  || ',"skips":' || ${of.skips} || ',"heldUntil":' || ${of.heldUntil} || '}'`;

/** The same of a review that nobody has touched since it was routed: one constant, which the planner folds. */
function untouched(needed: number, { reviewers }: Kept): string {
  const no = `'false'`;
  return standing({
    given: reviewers ? `'null'` : `'0'`,
    needed: `'${needed}'`,
    claimed: no,
    claimedByMe: no,
    assigned: no,
    assignedToMe: no,
    escalated: no,
    adjudicating: no,
    contested: no,
    skips: `'0'`,
    heldUntil: `'null'`,
  });
}

/** Whether a review is one that `untouched` writes. */
const isUntouched = `not (taken or leads_only or adjudicating) and approvals_given + skips + cardinality(approved_by) = 0
  and assigned_to is null and contestation_id is null and held_until is null`;

/** A whole `QueueItem` as JSON text, from columns of a review; `person` is who asks, `taken` whether somebody holds a claim. */
export function listed(person: string, kept: Kept): string {
  const given = kept.reviewers ? `case when ${person} = any(approved_by) then approvals_given end` : 'approvals_given';
  const whole = standing({
    given: `coalesce((${given})::text, 'null')`,
    needed: 'approvals_needed',
    claimed: 'taken',
    claimedByMe: `(taken and claimed_by = ${person})`,
    assigned: '(assigned_to is not null)',
    assignedToMe: `coalesce(assigned_to = ${person}, false)`,
    escalated: 'leads_only',
    adjudicating: 'adjudicating',
    contested: '(contestation_id is not null)',
    skips: 'skips',
    heldUntil: `case when held_until is null then 'null' else '"' || ${instant('held_until')} || '"' end`,
  });
  // Most of what waits is untouched, and putting its members together costs twice as much as all else of a page.
  const text = `'{' || listing || case when approvals_needed = 1 and ${isUntouched} then ${untouched(1, kept)}
    when approvals_needed = 2 and ${isUntouched} then ${untouched(2, kept)} else ${whole} end`;
  return kept.verdict ? `((${text})::jsonb || ${noVerdict})::text` : text;
}
