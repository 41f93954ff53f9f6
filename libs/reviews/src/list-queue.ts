import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { Page, QueueItem, RouteInput, routes, SubmissionState } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import type { ReviewRow } from './review-row.js';

export type QueueFilter = RouteInput<typeof routes.listQueue>['query'];

interface QueueRow extends ReviewRow {
  title: string;
  version: number;
  submission_state: SubmissionState;
  content_digest: string;
  submitted_at: Date;
}

const filtered = ['queue', 'tier', 'modality', 'system'] as const;

/** A page of what waits for a decision, most urgent first. Who holds a claim is not said. */
export async function listQueue(tx: Tx, actor: Actor, filter: QueueFilter): Promise<Page<QueueItem>> {
  authorize(actor, 'list', 'Review');
  const values: unknown[] = [];
  const conditions = [`r.state <> 'closed'`];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const systems = systemsAllowed(actor, 'list', 'Review');
  if (systems) conditions.push(`r.system = any(${parameter(systems)})`);
  for (const field of filtered) {
    if (filter[field] !== undefined) conditions.push(`r.${field} = ${parameter(filter[field])}`);
  }
  if (filter.after !== undefined) {
    const [priority, id] = decodeCursor(filter.after, 'integer', 'uuid');
    conditions.push(`(-r.priority, r.submission_id) > (-${parameter(priority)}::int, ${parameter(id)}::uuid)`);
  }
  const rows = await tx.query<QueueRow>(
    `select r.*, s.title, s.version, s.state as submission_state, s.content_digest, s.created_at as submitted_at
     from review r join submission s on s.id = r.submission_id where ${conditions.join(' and ')}
     order by -r.priority, r.submission_id limit ${parameter(filter.limit + 1)}`,
    values,
  );
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    items: rows.slice(0, filter.limit).map((row) => queueItem(row, actor)),
    next: last ? encodeCursor([String(last.priority), last.submission_id]) : null,
  };
}

function queueItem(row: QueueRow, actor: Actor): QueueItem {
  const [critical, major, minor, info] = row.finding_counts;
  const claimed = row.state === 'claimed' && row.lease_until !== null && row.lease_until.getTime() >= Date.now();
  return {
    id: row.submission_id,
    version: row.version,
    state: row.submission_state,
    system: row.system,
    modality: row.modality,
    title: row.title,
    tier: row.tier,
    queue: row.queue,
    contentDigest: row.content_digest,
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.submitted_at.toISOString(),
    decidedAt: null,
    priority: row.priority,
    approvals: { given: row.approvals_given, needed: row.approvals_needed },
    claimed,
    claimedByMe: claimed && row.claimed_by === actor.id,
    findings: { critical, major, minor, info },
    inconclusive: row.inconclusive,
  };
}
