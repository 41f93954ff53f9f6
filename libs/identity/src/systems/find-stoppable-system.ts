import { systemsAllowed, type Actor } from '@countersign/access';
import { notFound } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

const bySystem = 'select id, slug from ai_system where slug = $1 or id::text = $1';

/** The AI system of an id or short name that the actor may stop or resume; `not-found` alike for none and for another's. */
export async function findStoppableSystem(tx: Tx, actor: Actor, action: 'stop' | 'resume', idOrSlug: string) {
  const [system] = await tx.query<{ id: string; slug: string }>(bySystem, [idOrSlug]);
  const allowed = systemsAllowed(actor, action, 'Stop');
  if (!system || (allowed && !allowed.includes(system.slug))) {
    throw notFound({ en: 'AI system', 'zh-TW': 'AI 系統' }, idOrSlug);
  }
  return system;
}
