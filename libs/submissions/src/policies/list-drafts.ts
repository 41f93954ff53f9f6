import { authorize, type Actor } from '@countersign/access';
import type { DraftListItem, Page } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import { draftColumns, draftListItem, type DraftRow } from './draft-row.js';

interface PageInput {
  limit: number;
  after?: string | undefined;
}

const newestDrafts = `select ${draftColumns.replace('documents, ', '')} from policy_draft
where $1::timestamptz is null or (created_at, id) < ($1, $2::uuid) order by created_at desc, id desc limit $3`;

/** Drafts of policies, newest first. */
export async function listDrafts(tx: Tx, actor: Actor, { limit, after }: PageInput): Promise<Page<DraftListItem>> {
  authorize(actor, 'read', 'Policy');
  const [at, id] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'uuid');
  const rows = await tx.query<Omit<DraftRow, 'documents'>>(newestDrafts, [at, id, limit + 1]);
  return cutPage(rows, limit, { view: draftListItem, key: (row) => [row.created_at.toISOString(), row.id] });
}
