import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type SystemInput, type SystemView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { aiSystemEntity, type AiSystemRow } from '../rows/ai-system-row.js';
import { refuseDuplicate } from '../rows/refuse-duplicate.js';
import { systemView } from './system-view.js';

/** Registers an AI system; `conflict` when its slug is taken. */
export async function registerSystem(tx: Tx, actor: Actor, input: SystemInput, now = new Date()): Promise<SystemView> {
  authorize(actor, 'manage', 'System');
  const row: AiSystemRow = { ...input, id: newId(), createdAt: now };
  await refuseDuplicate(
    tx.manager.insert(aiSystemEntity, row),
    'ai_system_slug',
    conflict(
      `There is an AI system "${input.slug}" already. Choose another slug, or change that one.`,
      `已有名為「${input.slug}」的 AI 系統。請改用其他代稱，或修改既有的系統。`,
    ),
  );
  const { id, slug, role, riskClass } = row;
  await appendEntry(
    tx,
    actor,
    { action: 'system.registered', subject: id, payload: { system: id, slug, role, riskClass } },
    now,
  );
  return systemView(row);
}
