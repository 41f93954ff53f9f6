import { isAllowed, type Actor } from '@countersign/access';
import { notFound, type Action, type SubjectType } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** The AI system of a short name or id, if the actor may do this for it; throws `not-found` alike for one that is not there. */
export async function findSystemFor(
  tx: Tx,
  actor: Actor,
  name: string,
  [action, type]: readonly [Action, SubjectType],
): Promise<{ id: string; slug: string }> {
  const [system] = await tx.query<{ id: string; slug: string }>(
    'select id, slug from ai_system where slug = $1 or id::text = $1',
    [name],
  );
  if (!system || !isAllowed(actor, action, type, system.slug)) {
    throw notFound({ en: 'AI system', 'zh-TW': ' AI 系統' }, name);
  }
  return system;
}
