import { authorize, everySystem, systemsAllowed, type Actor } from '@countersign/access';
import {
  conflict,
  notFound,
  ProductError,
  type HoldInput,
  type HoldKind,
  type HoldView,
  type Page,
} from '@countersign/contracts';
import { decodeCursor, newId, cutPage, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { appendEntry } from './append-entries.js';

interface HoldRow {
  id: string;
  kind: HoldKind;
  target: string;
  reason: string;
  incident: string | null;
  placed_at: Date;
  lifted_at: Date | null;
}

const columns = 'h.id, h.kind, h.target, h.reason, h.incident_id as incident, h.placed_at, h.lifted_at';

const view = ({ id, kind, target, reason, incident, placed_at, lifted_at }: HoldRow): HoldView => ({
  id,
  kind,
  target,
  reason,
  incident,
  placedAt: placed_at.toISOString(),
  liftedAt: lifted_at?.toISOString() ?? null,
});

/** A text as a UUID, null where it is none: so that an index is used, and any text may be looked for. */
export const asUuid = (text: string): string =>
  `(case when ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${text}::uuid end)`;

/** What is held, and what it is named after in the log: a person by pseudonym, all else by id. */
const subjects: Record<HoldKind, string> = {
  system: 'select id, id::text as subject, slug as system from ai_system where slug = $1',
  submission: `select s.id, s.id::text as subject, y.slug as system from submission s join ai_system y on y.id = s.system_id
    where s.id = ${asUuid('$1::text')}`,
  person: `select subject_id as id, pseudonym as subject, null as system from pseudonym
    where kind = 'person' and subject_id = ${asUuid('$1::text')}`,
};

/** SQL: whether a legal hold stands on one of the ids (of a submission, its AI system, a person). The one home of this rule. */
export const isHeld = (...ids: string[]): string =>
  `exists (select from legal_hold h where h.lifted_at is null and h.target_id in (${ids.join(', ')}))`;

/** SQL: whether a legal hold stands that what is about many may concern: on a person, or on (an output of) one of these AI systems (a `jsonb` list of slugs, empty for all). */
export const isAnyHeld = (systems: string): string =>
  `exists (select from legal_hold h where h.lifted_at is null
     and (h.system is null or ${systems} = '[]' or ${systems} ? h.system))`;

/**
 * SQL: since when the evidence of an incident (id) is held, asked at a moment (`timestamptz`): null unless each hold that was
 * placed for it stands then.
 */
export const evidenceHeldSince = (incident: string, moment: string): string =>
  `(select min(h.placed_at) from legal_hold h where h.incident_id = ${incident}
     having bool_and(h.placed_at < ${moment} and (h.lifted_at is null or h.lifted_at >= ${moment})))`;

/** Serialises holds with the erasures and retention runs that they stop; any fixed number does. */
const careLock = 7_230_531;

/** To be called before something is erased, dropped or held: of these, one at a time is under way. */
export async function lockCare(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [careLock]);
}

/** A hold that is placed by hand, or with an incident whose evidence it keeps. */
export interface PlacedHold extends HoldInput {
  incident?: string;
}

/**
 * Places a legal hold; `not-found` when there is no such target, and the hold that stands when it was placed for the same
 * (an incident, or by hand). On a person it takes the right on every AI system.
 */
export async function placeHold(tx: Tx, actor: Actor, input: PlacedHold, now = new Date()): Promise<HoldView> {
  authorize(actor, 'manage', 'Hold');
  await lockCare(tx);
  const { kind, target, reason, incident = null } = input;
  const [found] = await tx.query<{ id: string; subject: string; system: string | null }>(subjects[kind], [target]);
  if (!found) throw notFound({ en: kind, 'zh-TW': kindNames[kind] }, target);
  authorize(actor, 'manage', 'Hold', found.system ?? everySystem);
  const [standing] = await tx.query<HoldRow>(
    `select ${columns} from legal_hold h where h.kind = $1 and h.target = $2 and h.incident_id is not distinct from $3
       and h.lifted_at is null`,
    [kind, target, incident],
  );
  if (standing) return view(standing);
  const id = newId();
  await tx.execute(
    `insert into legal_hold (id, kind, target, target_id, system, reason, incident_id, placed_by, placed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, kind, target, found.id, found.system, reason, incident, actor.id, now],
  );
  const payload = { hold: id, kind, target, reasonDigest: sha256Digest(reason) };
  await appendEntry(tx, actor, { action: 'hold.placed', subject: found.subject, payload }, now);
  return view({ id, kind, target, reason, incident, placed_at: now, lifted_at: null });
}

async function refuseOpenIncident(tx: Tx, incident: string | null): Promise<void> {
  const [open] = await tx.query('select from incident where id = $1 and closed_at is null', [incident]);
  if (!open) return;
  throw conflict(
    `This legal hold keeps the evidence of the incident ${incident}, which is open. Close the incident first.`,
    `此法律保全用於保存事件 ${incident} 的證據，該事件尚未結案。請先將事件結案。`,
  );
}

/** Lifts a legal hold; `not-found` when there is none, or it was lifted before; `conflict` while the incident is open that it was placed for. */
export async function liftHold(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<HoldView> {
  authorize(actor, 'manage', 'Hold');
  const [row] = await tx.query<HoldRow & { system: string | null }>(
    `select ${columns}, h.system from legal_hold h where h.id = $1 and h.lifted_at is null for update`,
    [id],
  );
  if (!row) throw notFound({ en: 'legal hold', 'zh-TW': '法律保全' }, id);
  authorize(actor, 'manage', 'Hold', row.system ?? everySystem);
  await refuseOpenIncident(tx, row.incident);
  await tx.execute('update legal_hold set lifted_at = $2, lifted_by = $3 where id = $1', [id, now, actor.id]);
  const [found] = await tx.query<{ subject: string }>(subjects[row.kind], [row.target]);
  const payload = { hold: id, kind: row.kind, target: row.target };
  await appendEntry(tx, actor, { action: 'hold.lifted', subject: found?.subject ?? null, payload }, now);
  return view({ ...row, lifted_at: now });
}

/** Legal holds, newest first, those that were lifted included; of the AI systems that the actor may see. */
export async function listHolds(
  tx: Tx,
  actor: Actor,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<HoldView>> {
  authorize(actor, 'list', 'Hold');
  const before = after === undefined ? null : decodeCursor(after, 'uuid')[0];
  const rows = await tx.query<HoldRow>(
    `select ${columns} from legal_hold h where ($1::uuid is null or h.id < $1)
       and ($3::text[] is null or h.system = any($3)) order by h.id desc limit $2`,
    [before, limit + 1, systemsAllowed(actor, 'list', 'Hold')],
  );
  return cutPage(rows, limit, { view, key: ({ id }) => [id] });
}

const kindNames: Record<HoldKind, string> = { system: 'AI 系統', submission: '送審', person: '人員' };

const onPerson = `
select ${columns} from legal_hold h where h.lifted_at is null and (
  h.target_id = $1
  or exists (select from audit_entry e where e.subject = h.target_id::text and e.actor = $2)
  or h.kind = 'system' and exists (
    select from audit_entry e join submission s on s.id = ${asUuid('e.subject')}
    where e.actor = $2 and s.system_id = h.target_id))
order by h.id limit 1`;

/** `on-hold` when a hold on the person, or on a submission or AI system that they acted on, stands. */
export async function refuseHeldPerson(tx: Tx, id: string, pseudonym: string | null): Promise<void> {
  const [hold] = await tx.query<HoldRow>(onPerson, [id, pseudonym]);
  if (!hold) return;
  throw new ProductError('on-hold', {
    en: `A legal hold on the ${hold.kind} ${hold.target} stands since ${hold.placed_at.toISOString()} (${hold.id}): nothing was erased. Lift it first.`,
    'zh-TW': `${kindNames[hold.kind]} ${hold.target} 自 ${hold.placed_at.toISOString()} 起受法律保全（${hold.id}），未抹除任何資料。請先解除保全。`,
  });
}
