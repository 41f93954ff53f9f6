import { authorize, requireStanding, type Actor } from '@countersign/access';
import { conflict, ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findPersonRecord, personNotFound } from '../people/find-person.js';
import { dropFactors } from './drop-factors.js';

const own = () =>
  new ProductError('forbidden', {
    en: 'Remove your own authenticator and passkeys under My account, where you show who you are.',
    'zh-TW': '請在「我的帳號」移除自己的驗證器與通行金鑰；該處須證明身分。',
  });

/** Removes the authenticator, passkeys and recovery codes of a person who has lost them; `forbidden` for the actor's own and for who holds a role for a time, `conflict` when there is none. */
export async function removeSecondFactorsOfPerson(tx: Tx, actor: Actor, { id }: { id: string }): Promise<void> {
  authorize(actor, 'manage', 'Person');
  requireStanding(actor);
  // Else a session alone would be enough to be rid of the second factor of an administrator.
  if (id === actor.id) throw own();
  const person = await findPersonRecord(tx, id);
  if (!person) throw personNotFound(id);
  if (await dropFactors(tx, actor, person)) return;
  throw conflict(
    'This person has no authenticator and no passkey. Nothing was changed.',
    '此人員未設定驗證器，也沒有通行金鑰，未做任何變更。',
  );
}
