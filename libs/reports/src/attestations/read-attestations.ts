import type { SignedStatement as SignedView, WithdrawnStatement } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Attestation } from '@countersign/requirements';

/** A signed statement with what a reader can look it up by. */
export interface SignedStatement extends Attestation {
  /** The AI system's slug; null for all. */
  slug: string | null;
  /** Name of who signed; once erased, their pseudonym. */
  signer: string;
  entry: string;
  logIndex: number | null;
  /** Name of who withdrew it; once erased, their pseudonym; null where nobody did. */
  withdrawnBy: string | null;
}

/** Every statement signed by a moment, also those that were withdrawn or have expired since. */
export async function readAttestations(tx: Tx, at: Date): Promise<SignedStatement[]> {
  return tx.query<SignedStatement>(
    `select a.requirement, a.system_id as system, y.slug, a.statement, a.signed_at as "signedAt", a.expires_at as "expiresAt",
       a.withdrawn_at as "withdrawnAt", a.refused, coalesce(p.name, e.actor) as signer, a.entry_id as entry,
       l.leaf_index::float8 as "logIndex",
       coalesce(w.name, (select x.actor from audit_entry x where x.subject = a.id::text
         and x.action = 'attestation.withdrawn' limit 1)) as "withdrawnBy"
     from attestation a join audit_entry e on e.id = a.entry_id left join audit_leaf l on l.entry_id = a.entry_id
     left join ai_system y on y.id = a.system_id left join person p on p.id = a.person_id
     left join person w on w.id = a.withdrawn_by
     where a.signed_at <= $1 order by a.signed_at, a.id`,
    [at],
  );
}

/** A statement as coverage names what a requirement rests on. */
export const signedView = ({ slug, signer, signedAt, expiresAt, entry, logIndex }: SignedStatement): SignedView => ({
  signer,
  system: slug,
  signedAt: signedAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  entry,
  logIndex,
});

/** A withdrawn statement as coverage names it; nothing where it was not withdrawn. */
export const withdrawnView = (statement: SignedStatement): WithdrawnStatement[] =>
  statement.withdrawnAt === null
    ? []
    : [
        {
          ...signedView(statement),
          withdrawnAt: statement.withdrawnAt.toISOString(),
          withdrawnBy: statement.withdrawnBy ?? '',
        },
      ];
