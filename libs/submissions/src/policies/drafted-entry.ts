import type { EntryDraft } from '@countersign/audit';
import { sha256Digest } from '@countersign/modalities';
import { canonicalJson } from '@countersign/tlog';
import type { DraftRow } from './draft-row.js';

/** That somebody wrote in a draft, as the log has it. */
export function draftedEntry({ id, revision, documents }: DraftRow): EntryDraft {
  const payload = { draft: id, revision, documentsDigest: sha256Digest(canonicalJson(documents)) };
  return { action: 'policy.drafted', subject: id, payload };
}
