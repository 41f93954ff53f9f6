import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type ScheduleMappingInput, type ScheduleMappingView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { canonicalJson } from '@countersign/tlog';
import { findSystemFor } from './find-system-for.js';

/** Most mappings that are remembered for one AI system. */
export const mostScheduleMappings = 200;

const tooMany = conflict(
  `There are ${mostScheduleMappings} mappings for this AI system already: forget one that is no longer used.`,
  `此 AI 系統已有 ${mostScheduleMappings} 個欄位對應，請先刪除不再使用的對應。`,
);

/** Remembers how files of these headings are read for an AI system (short name or id); the later word counts. */
export async function rememberScheduleMapping(
  tx: Tx,
  actor: Actor,
  { system: name, signature, mapping }: ScheduleMappingInput & { system: string },
  now = new Date(),
): Promise<ScheduleMappingView> {
  authorize(actor, 'submit', 'ScheduleMapping');
  const system = await findSystemFor(tx, actor, name, ['submit', 'ScheduleMapping']);
  const mappingDigest = sha256Digest(canonicalJson(mapping));
  const payload = { system: system.slug, signature, kind: mapping.kind, mappingDigest };
  const entry = await appendEntry(
    tx,
    actor,
    { action: 'schedule-mapping.remembered', subject: system.id, payload },
    now,
  );
  await tx.execute(
    `insert into schedule_mapping (system_id, signature, mapping, remembered_at, entry_id) values ($1, $2, $3, $4, $5)
     on conflict (system_id, signature) do update
       set mapping = excluded.mapping, remembered_at = excluded.remembered_at, entry_id = excluded.entry_id`,
    [system.id, signature, JSON.stringify(mapping), now, entry.id],
  );
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from schedule_mapping where system_id = $1',
    [system.id],
  );
  if ((row?.count ?? 0) > mostScheduleMappings) throw tooMany;
  return { signature, mapping, rememberedAt: now.toISOString() };
}
