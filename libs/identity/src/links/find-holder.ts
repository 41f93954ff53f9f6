import type { KeyActor, PersonActor } from '@countersign/access';
import type { Roles } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findKeyById } from '../keys/find-key.js';
import { findPersonRecord } from '../people/find-person.js';
import { personActor } from '../people/person-record.js';

/** Whom a link was made for. */
export interface LinkHolder {
  kind: 'person' | 'key';
  id: string;
}

/** The person or program as they may act now, by these roles; null when they are inactive, erased, expired or revoked: their links end with them. */
export async function findHolder(
  tx: Tx,
  { kind, id }: LinkHolder,
  now: Date,
  roles: Roles,
): Promise<PersonActor | KeyActor | null> {
  if (kind === 'key') return findKeyById(tx, id, now);
  const record = await findPersonRecord(tx, id);
  return record?.active ? { ...personActor(record, now), roles } : null;
}
