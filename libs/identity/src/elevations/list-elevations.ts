import { authorize, type PersonActor } from '@countersign/access';
import type { ElevationView, Page } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { pageOfRows, pageValues, type PageInput } from '../keyset-page.js';
import { elevationRows, elevationView, type ElevationRow } from './elevation-row.js';

const newest = `${elevationRows}
where ($1::uuid is null or e.person_id = $1) and ($2::timestamptz is null or (e.asked_at, e.id) < ($2, $3::uuid))
order by e.asked_at desc, e.id desc limit $4`;

/** Roles for a time that were asked for, held or over, newest first: the actor's own, or everybody's for who may approve. */
export async function listElevations(
  tx: Tx,
  actor: PersonActor,
  { of, ...page }: PageInput & { of: 'mine' | 'all' },
): Promise<Page<ElevationView>> {
  if (of === 'all') authorize(actor, 'list', 'Elevation');
  else authorize(actor, 'read-own', 'Profile');
  const rows = await tx.query<ElevationRow>(newest, [of === 'all' ? null : actor.id, ...pageValues(page)]);
  return pageOfRows(rows, page, elevationView);
}
