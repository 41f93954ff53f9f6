import type { Tx } from '@countersign/database';
import type { Attestation } from '@countersign/requirements';

interface Row {
  requirement: string;
  system: string | null;
  signedAt: Date;
  expiresAt: Date | null;
  withdrawnAt: Date | null;
  refused: boolean;
}

/** Every statement signed by a moment, also those that were withdrawn or have expired since. */
export async function readAttestations(tx: Tx, at: Date): Promise<Attestation[]> {
  return tx.query<Row>(
    `select requirement, system_id as system, signed_at as "signedAt", expires_at as "expiresAt",
       withdrawn_at as "withdrawnAt", refused from attestation where signed_at <= $1`,
    [at],
  );
}
