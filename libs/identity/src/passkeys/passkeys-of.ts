import { passkeyTransports, type PasskeyRequest } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { PasskeyRow } from '../rows/passkey-row.js';

const columns = `id, person_id as "personId", credential_id as "credentialId", public_key as "publicKey", counter, transports, name,
  added_in as "addedIn", created_at as "createdAt", used_at as "usedAt"`;

const ofPerson = `select ${columns} from passkey where person_id = $1 order by created_at, id`;
const byCredential = `select ${columns} from passkey where credential_id = $1`;

/** The passkeys of a person, oldest first. */
export const passkeysOf = (tx: Tx, personId: string): Promise<PasskeyRow[]> =>
  tx.query<PasskeyRow>(ofPerson, [personId]);

/** Whose passkey a credential is; null when it is nobody's. */
export async function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | null> {
  const [row] = await tx.query<PasskeyRow>(byCredential, [Buffer.from(credentialId, 'base64url')]);
  return row ?? null;
}

/** A passkey as browsers are told of it. */
export const descriptorOf = ({ credentialId, transports }: PasskeyRow): PasskeyRequest['allowCredentials'][number] => ({
  id: credentialId.toString('base64url'),
  type: 'public-key',
  transports: passkeyTransports.filter((transport) => transports.includes(transport)),
});
