import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { AttestationView, Page } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { pageOfRows, pageValues, type PageInput } from '@countersign/identity';
import { attestationColumns, attestationTables, attestationView, type AttestationRow } from './attestation-view.js';

const newest = `select ${attestationColumns} from ${attestationTables}
where ($1::text[] is null or a.system_id is null or y.slug = any($1)) and ($2::text is null or a.requirement = $2)
  and ($3::text is null or a.system_id is null or y.slug = $3)
  and ($4::timestamptz is null or (a.signed_at, a.id) < ($4, $5::uuid))
order by a.signed_at desc, a.id desc limit $6`;

/** Statements, newest first, of one requirement or AI system where asked; those for all AI systems belong to each. */
export async function listAttestations(
  tx: Tx,
  actor: Actor,
  { requirement, system, ...page }: PageInput & { requirement?: string | undefined; system?: string | undefined },
  now = new Date(),
): Promise<Page<AttestationView>> {
  authorize(actor, 'list', 'Attestation');
  const allowed = systemsAllowed(actor, 'list', 'Attestation');
  const values = [allowed, requirement ?? null, system ?? null, ...pageValues(page)];
  const rows = await tx.query<AttestationRow>(newest, values);
  return pageOfRows(rows, page, (row) => attestationView(row, now));
}
