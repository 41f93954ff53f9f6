import type { WitnessView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

interface Row {
  name: string;
  verifier_key: string;
  size: number | null;
  cosigned_at: Date | null;
  failure_at: Date | null;
  failure_code: string | null;
  failure: string | null;
}

/** Every witness that was asked so far: what it cosigned last, and why not more. */
export async function listWitnesses(tx: Tx): Promise<WitnessView[]> {
  const rows = await tx.query<Row>(
    `select w.name, w.verifier_key, c.size::float8 as size, c.cosigned_at, w.failure_at, w.failure_code, w.failure
     from witness w left join lateral (select s.size, s.cosigned_at from audit_cosignature s
       where s.verifier_key = w.verifier_key order by s.size desc limit 1) c on true order by w.name`,
  );
  return rows.map((row) => ({
    name: row.name,
    verifierKey: row.verifier_key,
    size: row.size,
    cosignedAt: row.cosigned_at?.toISOString() ?? null,
    failure:
      row.failure_at === null
        ? null
        : { at: row.failure_at.toISOString(), code: row.failure_code ?? '', detail: row.failure ?? '' },
  }));
}
