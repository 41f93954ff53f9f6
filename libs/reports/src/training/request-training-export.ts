import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type TrainingExportInput, type TrainingExportView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { requireSystems } from '@countersign/identity';
import { getTrainingExport } from './list-training-exports.js';

function notYours(systems: readonly string[], allowed: readonly string[]): ProductError {
  const errors = systems.flatMap((slug, nth) =>
    allowed.includes(slug)
      ? []
      : [
          {
            pointer: `/systems/${nth}`,
            code: 'unknown-system',
            detail: { en: `There is no AI system "${slug}" for you.`, 'zh-TW': `沒有您可使用的 AI 系統「${slug}」。` },
          },
        ],
  );
  const text = {
    en: 'You may not have an export of an AI system in "systems".',
    'zh-TW': '您無權匯出 "systems" 中的某個 AI 系統。',
  };
  return new ProductError('invalid-body', text, { errors });
}

/** Asks for an export of decided outputs for training; a worker builds it. Refuses AI systems that the actor may not export. */
export async function requestTrainingExport(
  tx: Tx,
  actor: Actor,
  input: TrainingExportInput,
  now = new Date(),
): Promise<TrainingExportView> {
  authorize(actor, 'request', 'TrainingExport');
  const allowed = systemsAllowed(actor, 'request', 'TrainingExport');
  await requireSystems(
    tx,
    input.systems.map((slug, nth) => ({ slug, pointer: `/systems/${nth}` })),
  );
  const systems = input.systems.length === 0 ? (allowed ?? []) : [...new Set(input.systems)];
  if (allowed && systems.some((slug) => !allowed.includes(slug))) throw notYours(systems, allowed);
  const id = newId();
  await tx.execute(
    `insert into training_export (id, state, input, requested_by, created_at) values ($1, 'pending', $2, $3, $4)`,
    [id, JSON.stringify({ ...input, systems }), actor.id, now],
  );
  const { form, from, to, language = null } = input;
  const payload = { export: id, form, from, to, systems, language };
  await appendEntry(tx, actor, { action: 'training-export.requested', subject: id, payload }, now);
  return getTrainingExport(tx, actor, id);
}
