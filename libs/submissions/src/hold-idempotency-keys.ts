import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

export interface IdempotencyRequest {
  id: string;
  clientId: string;
  key: string | null;
  bodyDigest: string;
}

export type IdempotencyAnswer =
  { kind: 'new' } | { kind: 'replay'; id: string } | { kind: 'conflict'; refusal: ProductError };

const insert = `
insert into idempotency_key (client_id, key, body_digest, submission_id, created_at)
select client_id, key, convert_to(body_digest, 'UTF8'), id, $2
from jsonb_to_recordset($1::jsonb) as item(id uuid, client_id uuid, key text, body_digest text)
order by client_id, key
on conflict do nothing returning submission_id`;

const select = `
select k.client_id, k.key, convert_from(k.body_digest, 'UTF8') as body_digest, k.submission_id
from jsonb_to_recordset($1::jsonb) as item(client_id uuid, key text)
join idempotency_key k on k.client_id = item.client_id and k.key = item.key`;

interface KeyRow {
  client_id: string;
  key: string;
  body_digest: string;
  submission_id: string;
}

const conflict = (key: string): ProductError =>
  new ProductError('idempotency-conflict', {
    en: `The Idempotency-Key "${key}" was used for another body. Use a new key for a new output, or send the first body again.`,
    'zh-TW': `Idempotency-Key「${key}」已用於不同的內容。新的產出請使用新的鍵，或重新傳送最初的內容。`,
  });

/** Takes each key for its request, or says that the same request (replay) or another one (conflict) has it. Requests without a key are always new. */
export async function holdIdempotencyKeys(
  tx: Tx,
  requests: readonly IdempotencyRequest[],
  now: Date,
): Promise<IdempotencyAnswer[]> {
  const keyed = requests.filter(({ key }) => key !== null);
  if (keyed.length === 0) return requests.map(() => ({ kind: 'new' }));
  const json = JSON.stringify(
    keyed.map(({ id, clientId, key, bodyDigest }) => ({ id, client_id: clientId, key, body_digest: bodyDigest })),
  );
  const taken = new Set((await tx.query<KeyRow>(insert, [json, now])).map((row) => row.submission_id));
  const rows = taken.size === keyed.length ? [] : await tx.query<KeyRow>(select, [json]);
  const held = new Map(rows.map((row) => [`${row.client_id} ${row.key}`, row]));
  return requests.map(({ id, clientId, key, bodyDigest }) => {
    if (key === null || taken.has(id)) return { kind: 'new' };
    const row = held.get(`${clientId} ${key}`);
    if (row?.body_digest === bodyDigest) return { kind: 'replay', id: row.submission_id };
    return { kind: 'conflict', refusal: conflict(key) };
  });
}
