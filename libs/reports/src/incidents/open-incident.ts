import { authorize, type Actor } from '@countersign/access';
import { appendEntry, placeHold } from '@countersign/audit';
import { ProductError, type IncidentInput, type IncidentView, type LocalizedFault } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { requireSystems } from '@countersign/identity';
import { sha256Digest } from '@countersign/modalities';
import type { RequirementPack } from '@countersign/requirements';
import { dueAt } from './incident-clock.js';
import { getIncident } from './list-incidents.js';

/** Evidence can only be held of outputs of the incident's systems that are here. */
async function requireSubmissions(tx: Tx, ids: readonly string[], systems: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.query<{ id: string }>(
    `select s.id from submission s join ai_system y on y.id = s.system_id where s.id = any($1) and s.purpose = 'review' and y.slug = any($2)`,
    [ids, systems],
  );
  const known = new Set(rows.map(({ id }) => id));
  const errors: LocalizedFault[] = ids.flatMap((id, index) => {
    const detail = { en: 'is no submission of these AI systems', 'zh-TW': '不是這些 AI 系統的送審項目' };
    return known.has(id) ? [] : [{ pointer: `/submissions/${index}`, code: 'unknown-submission', detail }];
  });
  if (errors.length === 0) return;
  throw new ProductError(
    'invalid-body',
    {
      en: 'A submission that is named here is not there. Correct its id, or leave it out.',
      'zh-TW': '此處指定的送審項目不存在。請更正其識別碼，或予以移除。',
    },
    { errors },
  );
}

function requireAware(awareAt: Date, now: Date): void {
  if (awareAt <= now) return;
  const detail = { en: 'must not lie in the future', 'zh-TW': '不得為未來的時間' };
  throw new ProductError(
    'invalid-body',
    {
      en: 'Nobody can be aware of an incident at a time that lies ahead. Correct "awareAt".',
      'zh-TW': '知悉事件的時間不可能在未來。請更正「awareAt」。',
    },
    { errors: [{ pointer: '/awareAt', code: 'in-the-future', detail }] },
  );
}

/**
 * Opens a serious incident: its clock runs from awareness, and its evidence is held by holds of
 * its own until it is closed and they are lifted: the records of the named outputs, and where none is named of its AI systems.
 */
export async function openIncident(
  tx: Tx,
  actor: Actor,
  input: IncidentInput,
  packs: readonly RequirementPack[],
  now = new Date(),
): Promise<IncidentView> {
  authorize(actor, 'manage', 'Incident');
  for (const system of input.systems) authorize(actor, 'manage', 'Incident', system);
  if (actor.kind !== 'person') throw new Error('Only people are allowed to manage incidents.');
  const awareAt = new Date(input.awareAt);
  requireAware(awareAt, now);
  await requireSystems(
    tx,
    input.systems.map((slug, index) => ({ slug, pointer: `/systems/${index}` })),
  );
  await requireSubmissions(tx, input.submissions, input.systems);
  const id = newId();
  const systems = [...new Set(input.systems)].toSorted();
  const submissions = [...new Set(input.submissions)].toSorted();
  const entry = await appendEntry(
    tx,
    actor,
    {
      action: 'incident.opened',
      subject: id,
      payload: {
        incident: id,
        class: input.class,
        systems,
        submissions,
        awareAt: awareAt.toISOString(),
        dueAt: dueAt(packs, input.class, awareAt).toISOString(),
        textDigest: sha256Digest(JSON.stringify([input.title, input.description])),
        evidenceHeld: true,
      },
    },
    now,
  );
  await tx.execute(
    `insert into incident (id, title, description, class, systems, submissions, aware_at, occurred_at, opened_at, opened_by,
       entry_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      input.title,
      input.description,
      input.class,
      systems,
      submissions,
      awareAt,
      input.occurredAt === undefined ? null : new Date(input.occurredAt),
      now,
      actor.id,
      entry.id,
    ],
  );
  const held = submissions.length > 0 ? submissions.map(ofSubmission) : systems.map(ofSystem);
  for (const target of held) await placeHold(tx, actor, { ...target, reason: `incident ${id}`, incident: id }, now);
  return getIncident(tx, actor, id, packs, now);
}

const ofSubmission = (target: string) => ({ kind: 'submission' as const, target });
const ofSystem = (target: string) => ({ kind: 'system' as const, target });
