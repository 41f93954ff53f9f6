import type {
  Digest,
  DraftDocumentName,
  DraftListItem,
  DraftState,
  DraftView,
  PolicyCheckView,
  Language,
} from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNames } from '@countersign/identity';
import { checkDocuments, type Policy } from '@countersign/policy';

export interface DraftRow {
  id: string;
  title: string;
  state: DraftState;
  revision: number;
  documents: { name: DraftDocumentName; yaml: string }[];
  digest: Digest | null;
  base_digest: Digest | null;
  authors: string[];
  proposed_by: string | null;
  proposed_at: Date | null;
  approved_by: string | null;
  approved_at: Date | null;
  activate_at: Date | null;
  activated_at: Date | null;
  review_comment: string | null;
  returned_by: string | null;
  returned_at: Date | null;
  created_at: Date;
  changed_at: Date;
}

export const draftColumns = `id, title, state, revision, documents, digest, base_digest, authors, proposed_by, proposed_at,
  approved_by, approved_at, activate_at, activated_at, created_at, changed_at, review_comment, returned_by, returned_at`;

export function draftListItem(row: Omit<DraftRow, 'documents'>): DraftListItem {
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    revision: row.revision,
    digest: row.digest,
    base: row.base_digest,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    activateAt: row.activate_at?.toISOString() ?? null,
    activatedAt: row.activated_at?.toISOString() ?? null,
  };
}

/** The document that a file is of; every file beside a policy's tests is of its tests. */
function documentOf(file: string): string {
  if (/(^|\/)tests\/[^/]+$/.test(file)) return 'tests';
  return file.replace(/\.yaml$/, '').replace(/^.*\//, '');
}

/** What the product makes of documents in place of those in force, in the reader's language. */
export function policyCheckView(
  inForce: Policy,
  documents: DraftRow['documents'],
  language: Language,
): PolicyCheckView {
  const { policy, tests, faults } = checkDocuments(inForce, documents);
  return {
    digest: policy?.digest ?? null,
    changes: policy !== null && policy.digest !== inForce.digest,
    tests,
    faults: faults.map(({ file, line, column, sentence, text }) => ({
      document: documentOf(file),
      line,
      column: column ?? null,
      sentence: text?.[language] ?? sentence,
    })),
  };
}

/** A draft without what the product makes of it, which takes a while and needs no transaction (`policyCheckView`). */
export type UncheckedDraft = Omit<DraftView, 'check'>;

/** A draft as the API answers it, but for its check. */
export async function uncheckedDraft(tx: Tx, row: DraftRow): Promise<UncheckedDraft> {
  const ids = [...row.authors, row.proposed_by, row.approved_by, row.returned_by].filter((id) => id !== null);
  const names = await personNames(tx, ids);
  const somebody = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    ...draftListItem(row),
    documents: row.documents,
    authors: row.authors.map(somebody),
    proposedBy: row.proposed_by === null ? null : somebody(row.proposed_by),
    proposedAt: row.proposed_at?.toISOString() ?? null,
    approvedBy: row.approved_by === null ? null : somebody(row.approved_by),
    approvedAt: row.approved_at?.toISOString() ?? null,
    returnedBy: row.returned_by === null ? null : somebody(row.returned_by),
    returnedAt: row.returned_at?.toISOString() ?? null,
    reviewComment: row.review_comment,
  };
}
