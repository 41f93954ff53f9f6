import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, malformed } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { checkDocuments, type Policy, type PolicyFault } from '@countersign/policy';
import { draftColumns, type DraftRow } from './draft-row.js';
import { requirePerson } from './require-person.js';
import { findDraft, overtaken, requireState } from './find-draft.js';

const update = `update policy_draft set state = 'proposed', digest = $2, base_digest = $3, proposed_by = $4, proposed_at = $5
where id = $1 and state = 'draft' and revision = $6 returning ${draftColumns}`;

const faultOf = ({ file, line, column, sentence, text }: PolicyFault) => ({
  pointer: `/documents/${file.replace(/\.yaml$/, '')}:${line}${column === undefined ? '' : `:${column}`}`,
  code: 'policy-fault',
  detail: text ?? { en: sentence, 'zh-TW': sentence },
});

/** Proposes a draft, at the revision that was read, to follow the policy in force. It must have no faults, pass its tests and change something. */
export async function proposeDraft(
  tx: Tx,
  actor: Actor,
  { id, revision }: { id: string; revision: number },
  inForce: Policy,
  now = new Date(),
): Promise<DraftRow> {
  authorize(actor, 'draft', 'Policy');
  requirePerson(actor);
  // Looked at without a lock, for that takes a while; the update asks for the revision again.
  const found = await findDraft(tx, id, 'to-read');
  requireState(found, 'draft');
  if (found.revision !== revision) throw overtaken(found);
  const { policy, faults } = checkDocuments(inForce, found.documents);
  if (!policy || faults.length > 0) throw malformed('invalid-body', faults.map(faultOf));
  if (policy.digest === inForce.digest) {
    throw conflict(
      'Nothing that governs reviews differs from the policy in force, so there is nothing to propose.',
      '此草案與生效中的政策並無差異，無須提出。',
    );
  }
  const [row] = await tx.query<DraftRow>(update, [id, policy.digest, inForce.digest, actor.id, now, revision]);
  if (!row) {
    const changed = await findDraft(tx, id, 'to-read');
    requireState(changed, 'draft');
    throw overtaken(changed);
  }
  const payload = { draft: id, digest: policy.digest, base: inForce.digest };
  await appendEntry(tx, actor, { action: 'policy.proposed', subject: id, payload }, now);
  return row;
}
