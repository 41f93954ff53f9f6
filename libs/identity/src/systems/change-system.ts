import { authorize, type Actor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { notFound, type SystemChange, type SystemView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { changedFields } from '../changed-fields.js';
import { aiSystemEntity, type AiSystemRow } from '../rows/ai-system-row.js';
import { systemView } from './system-view.js';

/** Facts whose values stand in the log: codes, dates and consent. Texts may name people, so of them only that they changed. */
const plainFacts = ['role', 'riskClass', 'annexPoint', 'marketSince', 'trainingConsent'] as const;

const wordOf = (value: string | boolean | null | undefined): string | null => value?.toString() ?? null;

function valuesOf(row: AiSystemRow, changed: Partial<AiSystemRow>) {
  const named = plainFacts.filter((fact) => fact in changed);
  return Object.fromEntries(named.map((fact) => [fact, { from: wordOf(row[fact]), to: wordOf(changed[fact]) }]));
}

/** Changes what is said of an AI system, never its slug. A change that alters nothing records nothing. */
export async function changeSystem(
  tx: Tx,
  actor: Actor,
  { id, ...change }: SystemChange & { id: string },
): Promise<SystemView> {
  authorize(actor, 'manage', 'System');
  const row = await tx.manager.findOne(aiSystemEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw notFound({ en: 'AI system', 'zh-TW': 'AI 系統' }, id);
  const changed = changedFields(row, change);
  const fields = Object.keys(changed).toSorted();
  if (fields.length === 0) return systemView(row);
  await tx.manager.update(aiSystemEntity, { id }, changed);
  await appendEntries(tx, actor, [
    {
      action: 'system.changed',
      subject: id,
      payload: {
        system: id,
        slug: row.slug,
        fields,
        role: changed.role,
        riskClass: changed.riskClass,
        values: valuesOf(row, changed),
      },
    },
  ]);
  return systemView({ ...row, ...changed });
}
