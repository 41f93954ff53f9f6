import { authorize, isAllowed, systemsAllowed, type Actor } from '@countersign/access';
import { notFound, type Action, type IncidentView, type Page } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { pageOfRows, pageValues, type PageInput } from '@countersign/identity';
import type { RequirementPack } from '@countersign/requirements';
import { incidentColumns, incidentTables, incidentView, type IncidentRow } from './incident-view.js';

const newest = `select ${incidentColumns} from ${incidentTables}
where ($1::text[] is null or i.systems <@ $1) and ($2::boolean is null or (i.closed_at is not null) = $2)
  and ($3::timestamptz is null or (i.opened_at, i.id) < ($3, $4::uuid))
order by i.opened_at desc, i.id desc limit $5`;

/** Incidents on AI systems that the actor may see, newest first. */
export async function listIncidents(
  tx: Tx,
  actor: Actor,
  { state, ...page }: PageInput & { state?: 'open' | 'closed' | undefined },
  packs: readonly RequirementPack[],
  now = new Date(),
): Promise<Page<IncidentView>> {
  authorize(actor, 'list', 'Incident');
  const allowed = systemsAllowed(actor, 'list', 'Incident');
  const isClosed = state === undefined ? null : state === 'closed';
  const rows = await tx.query<IncidentRow>(newest, [allowed, isClosed, ...pageValues(page)]);
  return pageOfRows(rows, page, (row) => incidentView(row, packs, now));
}

/** The row of an incident that the actor may do this to; throws `not-found` alike for one that is not there and one of other AI systems. */
export async function findIncidentFor(tx: Tx, actor: Actor, id: string, action: Action): Promise<IncidentRow> {
  const [row] = await tx.query<IncidentRow>(`select ${incidentColumns} from ${incidentTables} where i.id = $1`, [id]);
  if (!row || !row.systems.every((system) => isAllowed(actor, action, 'Incident', system))) {
    throw notFound({ en: 'Incident', 'zh-TW': '事件' }, id);
  }
  return row;
}

/** One incident with its clock and what was reported. */
export async function getIncident(
  tx: Tx,
  actor: Actor,
  id: string,
  packs: readonly RequirementPack[],
  now = new Date(),
): Promise<IncidentView> {
  authorize(actor, 'read', 'Incident');
  return incidentView(await findIncidentFor(tx, actor, id, 'read'), packs, now);
}
