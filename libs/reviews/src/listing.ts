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

/** A whole `QueueItem` as JSON text, from columns of a review; `person` is who asks, `taken` whether somebody holds a claim. */
export function listed(person: string, { verdict, reviewers }: Kept): string {
  const given = reviewers ? `case when ${person} = any(approved_by) then approvals_given end` : 'approvals_given';
  const text = `'{' || listing || ',"approvals":{"given":' || coalesce((${given})::text, 'null') || ',"needed":' || approvals_needed
  || '},"claimed":' || taken || ',"claimedByMe":' || (taken and claimed_by = ${person})
  || ',"assigned":' || (assigned_to is not null) || ',"assignedToMe":' || coalesce(assigned_to = ${person}, false)
  || ',"escalated":' || leads_only || ',"adjudicating":' || adjudicating || ',"contested":' || (contestation_id is not null) || ',"skips":' || skips
  || ',"heldUntil":' || case when held_until is null then 'null' else '"' || ${instant('held_until')} || '"' end || '}'`;
  return verdict ? `((${text})::jsonb || ${noVerdict})::text` : text;
}
