import { notFound, type AttestationView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { attestationColumns, attestationTables, attestationView, type AttestationRow } from './attestation-view.js';

/** One statement, for verbs, which have authorized; throws `not-found`. */
export async function getAttestation(tx: Tx, id: string, now: Date): Promise<AttestationView> {
  const [row] = await tx.query<AttestationRow>(
    `select ${attestationColumns} from ${attestationTables} where a.id = $1`,
    [id],
  );
  if (!row) throw notFound({ en: 'Statement', 'zh-TW': '聲明' }, id);
  return attestationView(row, now);
}
