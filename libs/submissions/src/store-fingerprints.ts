import type { ImageFingerprint } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { fingerprintParts } from './fingerprint-parts.js';

const store = `
insert into image_fingerprint (submission_id, image, frame, system_id, hash, parts)
select s.id, item.image, item.frame, s.system_id, ('x' || item.hash)::bit(64), item.parts
from jsonb_to_recordset($2::jsonb) as item(image smallint, frame smallint, hash text, parts int[]), submission s where s.id = $1
on conflict (submission_id, image, frame) do update set hash = excluded.hash, parts = excluded.parts`;

/** Keeps the fingerprints of a submission's images beside its findings. For the verb that records them, which authorizes and records the act. */
export async function storeFingerprints(
  tx: Tx,
  submission: string,
  fingerprints: readonly ImageFingerprint[],
): Promise<void> {
  if (fingerprints.length === 0) return;
  const items = fingerprints.map(({ image, frame = 0, hash }) => ({
    image,
    frame,
    hash,
    parts: fingerprintParts(hash),
  }));
  await tx.execute(store, [submission, JSON.stringify(items)]);
}
