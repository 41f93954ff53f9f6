import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { ExceptionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { requirePerson } from '../policies/require-person.js';
import { exceptionView, inLog, lockException, over, readException, requireSystem } from './exception-row.js';

const end = 'update policy_exception set ended_by = $2, ended_at = now() where id = $1 and ended_at is null';

/** Ends an exception before its time, or takes back what was asked for; `conflict` when it is over. */
export async function endException(tx: Tx, actor: Actor, { id }: { id: string }): Promise<ExceptionView> {
  authorize(actor, 'withdraw', 'Policy');
  requirePerson(actor);
  const found = await lockException(tx, id);
  requireSystem(actor, found.system);
  const { state: was } = found;
  if (was !== 'requested' && was !== 'standing') throw over();
  if ((await tx.execute(end, [id, actor.id])) === 0) throw over();
  await appendEntry(tx, actor, { action: 'policy.exception-ended', subject: id, payload: { ...inLog(found), was } });
  return exceptionView(await readException(tx, id));
}
