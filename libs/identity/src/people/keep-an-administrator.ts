import { conflict } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** Serialises changes that can take an administrator away; any fixed number does. */
const lockKey = 7_230_521;

const anyLeft = `select exists (
  select from person p join role_grant g on g.person_id = p.id where p.active and g.role = 'administrator'
) as "left"`;

/** To be called before a change that can take an administrator away: two such changes never run at once. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [lockKey]);
}

/** `conflict` when the change has left nobody who can administer. */
export async function requireAdministrator(tx: Tx): Promise<void> {
  const [administrators] = await tx.query<{ left: boolean }>(anyLeft);
  if (administrators?.left) return;
  throw conflict(
    'This is the last active administrator. Make somebody else an administrator first.',
    '這是最後一位有效的管理員。請先指派其他人為管理員。',
  );
}
