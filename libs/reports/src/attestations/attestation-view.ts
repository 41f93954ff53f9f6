import type { AttestationView } from '@countersign/contracts';

/** A row of `attestation` with the slug of its AI system and the name of its signer. */
export interface AttestationRow {
  id: string;
  requirement: string;
  pack: string;
  system: string | null;
  signerId: string;
  signer: string | null;
  statement: string;
  refused: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawalReason: string | null;
  entry: string;
}

/** The columns of `attestation a`, its AI system `y` and its signer `p` and who withdrew it, `w`, under the names of `AttestationRow`. */
export const attestationColumns = `a.id, a.requirement, a.pack, y.slug as system, a.person_id as "signerId", p.name as signer,
  a.statement, a.refused, a.signed_at as "createdAt", a.expires_at as "expiresAt", a.withdrawn_at as "withdrawnAt",
  w.name as "withdrawnBy", a.withdrawal_reason as "withdrawalReason", a.entry_id as entry`;

export const attestationTables = `attestation a left join ai_system y on y.id = a.system_id left join person p on p.id = a.person_id
   left join person w on w.id = a.withdrawn_by`;

function stateOf({ withdrawnAt, refused, expiresAt }: AttestationRow, now: Date): AttestationView['state'] {
  if (withdrawnAt !== null) return 'withdrawn';
  if (refused) return 'refused';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'current';
}

/** A statement as the API answers it. */
export function attestationView(row: AttestationRow, now: Date): AttestationView {
  const { signerId, signer, createdAt, expiresAt, withdrawnAt, ...others } = row;
  return {
    ...others,
    signer: signer === null ? null : { id: signerId, name: signer },
    signedAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    state: stateOf(row, now),
  };
}
