import type { ErasedPart, ErasedSubject } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { lockAdministrators, requireAdministrator } from './keep-an-administrator.js';

/** Blanks name, address and password of a person and ends their sessions and grants; of a key its name and its use. `conflict` for the last administrator. */
export async function eraseIdentity(tx: Tx, { kind, id }: ErasedSubject, now: Date): Promise<ErasedPart> {
  if (kind === 'key') {
    const keys = await tx.execute(
      `update api_key set name = '–', revoked_at = coalesce(revoked_at, $2), created_by = null where id = $1`,
      [id, now],
    );
    return { removed: { keys } };
  }
  await lockAdministrators(tx);
  const people = await tx.execute(
    `update person set email = 'erased-' || id || '@invalid', name = '–', password_hash = '', password_set_by = null, password_set_at = null, competences = '[]',
       languages = '{}', claimed_competences = '{}', active = false, failed_sign_ins = 0, locked_until = null where id = $1`,
    [id],
  );
  const sessions = await tx.execute('delete from person_session where person_id = $1', [id]);
  await tx.execute('delete from authenticator where person_id = $1', [id]);
  await tx.execute('delete from recovery_code where person_id = $1', [id]);
  await tx.execute('delete from passkey where person_id = $1', [id]);
  await tx.execute('delete from passkey_challenge where person_id = $1', [id]);
  await tx.execute('delete from person_identity where person_id = $1', [id]);
  await tx.execute('delete from saved_view where person_id = $1', [id]);
  await tx.execute(
    `update access_elevation set reason = '–', ended_at = coalesce(ended_at, now()) where person_id = $1`,
    [id],
  );
  const wasAdministrator = await tx.query(`select from role_grant where person_id = $1 and role = 'administrator'`, [
    id,
  ]);
  const grants = await tx.execute('delete from role_grant where person_id = $1', [id]);
  if (wasAdministrator.length > 0) await requireAdministrator(tx);
  return { removed: { people, sessions, grants } };
}
