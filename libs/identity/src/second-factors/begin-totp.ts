import { randomBytes } from 'node:crypto';
import { authorize, type PersonActor } from '@countersign/access';
import { conflict, type TotpOffer } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { findPersonRecord } from '../people/find-person.js';
import { refuseInSessionOfProvider } from './refuse-in-session-of-provider.js';
import { base32, totpAddress } from './totp.js';
import { withOwnProof, type OwnProofGiven } from './with-own-proof.js';

/** What RFC 4226 asks of a shared secret: 160 bits. */
const seedLength = 20;

const propose = `insert into authenticator (person_id, sealed_secret, created_at) values ($1, $2, $3)
on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
where authenticator.confirmed_at is null`;

/**
 * Proposes a secret for the actor's authenticator, in place of one that was never confirmed, once they have shown who they are
 * (`withOwnProof`); `conflict` when they have one, and the refusal of `refuseInSessionOfProvider`.
 */
export async function beginTotp(db: Database, actor: PersonActor, given: OwnProofGiven): Promise<TotpOffer> {
  authorize(actor, 'change-own', 'Profile');
  refuseInSessionOfProvider(actor);
  return withOwnProof(db, actor, given, async (tx) => {
    const seed = randomBytes(seedLength);
    if ((await tx.execute(propose, [actor.id, given.secrets.sealSeed(seed), given.now])) === 0) {
      throw conflict('You have an authenticator already. Remove it first.', '您已設定驗證器，請先移除。');
    }
    const person = await findPersonRecord(tx, actor.id);
    const secret = base32(seed);
    return { secret, address: totpAddress(secret, person?.email ?? actor.name) };
  });
}
