import { authorize, type Actor } from '@countersign/access';
import type { DraftListItem, DraftView, Language, Page, PolicyVersionView, PolicyView } from '@countersign/contracts';
import { notFound } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { draftColumns, draftListItem, draftView, type DraftRow } from './draft-row.js';
import { findDraft } from './find-draft.js';
import { findPolicyVersion } from './policy-version.js';

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

/** A draft, and what the product makes of it in place of the policy in force. */
export async function getDraft(
  tx: Tx,
  actor: Actor,
  id: string,
  inForce: Policy,
  language: Language,
): Promise<DraftView> {
  authorize(actor, 'read', 'Policy');
  return draftView(tx, await findDraft(tx, id, 'to-read'), inForce, language);
}

const newestVersions = `select digest, first_used_at from policy_version
where $1::timestamptz is null or (first_used_at, digest) < ($1, $2::text) order by first_used_at desc, digest desc limit $3`;

/** Policies that were in force, newest first: each at the place where it came into force last. */
export async function listPolicyVersions(
  tx: Tx,
  actor: Actor,
  { limit, after }: PageInput,
): Promise<Page<PolicyVersionView>> {
  authorize(actor, 'read', 'Policy');
  const [at, digest] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'word');
  const rows = await tx.query<{ digest: PolicyVersionView['digest']; first_used_at: Date }>(newestVersions, [
    at,
    digest,
    limit + 1,
  ]);
  const view = (row: (typeof rows)[number]) => ({
    digest: row.digest,
    activeSince: row.first_used_at.toISOString(),
    inForce: after === undefined && row === rows[0],
  });
  return cutPage(rows, limit, { view, key: (row) => [row.first_used_at.toISOString(), row.digest] });
}

/** A policy that was in force, by its digest; throws `not-found`. */
export async function getPolicyVersion(tx: Tx, actor: Actor, digest: string): Promise<PolicyView> {
  authorize(actor, 'read', 'Policy');
  const row = await findPolicyVersion(tx, digest);
  if (!row) throw notFound({ en: 'policy', 'zh-TW': '政策' }, digest);
  return { digest: row.digest, activeSince: row.first_used_at.toISOString(), documents: row.documents };
}
