import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { stopLock } from './stop-lock.js';

const stopped = `
select y.slug from system_stop t join ai_system y on y.id = t.system_id where t.resumed_at is null and y.slug = any($1)`;

/**
 * Which of these AI systems (slugs) are stopped. Until the transaction ends nobody can stop the others, so what it releases
 * was released before a stop. For verbs that release, which authorize.
 */
export async function holdStops(tx: Tx, systems: readonly string[]): Promise<Set<string>> {
  const slugs = [...new Set(systems)];
  if (slugs.length === 0) return new Set();
  // In this order: what stopped before the lock is seen.
  const [, rows] = await tx.together(
    () => tx.query(stopLock('_shared'), [slugs]),
    () => tx.query<{ slug: string }>(stopped, [slugs]),
  );
  return new Set(rows.map(({ slug }) => slug));
}

/** The refusal of a release while the AI system is stopped. */
export function systemStopped(system: string): ProductError {
  return new ProductError('system-stopped', {
    en: `The AI system "${system}" is stopped: nothing of it is released until somebody resumes it. Nothing was decided; what you wrote stays with you.`,
    'zh-TW': `AI 系統「${system}」已停止，恢復前不得放行其任何產出。尚未做出任何裁決，您輸入的內容仍保留在畫面上。`,
  });
}
