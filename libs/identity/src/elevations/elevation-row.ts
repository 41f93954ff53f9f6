import { notFound, type ElevationView } from '@countersign/contracts';
import { timedApproval, type Tx } from '@countersign/database';

/** A role for a time, with names; whether it holds is told by the clock of the database. */
export interface ElevationRow {
  id: string;
  personId: string;
  personName: string;
  role: string;
  system: string | null;
  minutes: number;
  reason: string;
  state: ElevationView['state'];
  createdAt: Date;
  approvedBy: string | null;
  approverName: string | null;
  approvedAt: Date | null;
  endsAt: Date | null;
  endedAt: Date | null;
}

/** How one stands: open for a day, and once approved it gives its role until its end. */
export const elevations = timedApproval(
  { asked: 'asked_at', until: 'ends_at', openFor: '1 day' },
  { asked: 'asked', holds: 'active' },
);

/** Reads `ElevationRow`s of `e`. */
export const elevationRows = `select e.id, e.person_id as "personId", p.name as "personName", e.role, s.slug as system, e.minutes, e.reason,
  ${elevations.state('e')} as state,
  e.asked_at as "createdAt", e.approved_by as "approvedBy", q.name as "approverName", e.approved_at as "approvedAt",
  e.ends_at as "endsAt", e.ended_at as "endedAt"
from access_elevation e join person p on p.id = e.person_id
left join ai_system s on s.id = e.system_id left join person q on q.id = e.approved_by`;

/** What of it is shown. */
export function elevationView(row: ElevationRow): ElevationView {
  const { id, role, system, minutes, reason, state } = row;
  return {
    id,
    role,
    system,
    minutes,
    reason,
    state,
    person: { id: row.personId, name: row.personName },
    askedAt: row.createdAt.toISOString(),
    approvedBy: row.approvedBy === null ? null : { id: row.approvedBy, name: row.approverName ?? '' },
    approvedAt: row.approvedAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** One of them, as it stands in this transaction. */
export async function readElevation(tx: Tx, id: string): Promise<ElevationRow | null> {
  const [row] = await tx.query<ElevationRow>(`${elevationRows} where e.id = $1`, [id]);
  return row ?? null;
}

/** One of them, locked, so that what is seen of it stays so. */
export async function lockElevation(tx: Tx, id: string): Promise<ElevationRow> {
  await tx.query('select from access_elevation where id = $1 for update', [id]);
  const row = await readElevation(tx, id);
  if (!row) throw elevationNotFound(id);
  return row;
}

/** `404 not-found` for one of them. */
export const elevationNotFound = (id: string) => notFound({ en: 'elevation', 'zh-TW': '臨時授權' }, id);
