import type { PolicyVersionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNames } from '@countersign/identity';
import { newestFirst } from './policy-version.js';

/** A version with what brought it into force and who has read it, without its documents. */
export interface ToldVersionRow {
  digest: PolicyVersionView['digest'];
  first_used_at: Date;
  in_force: boolean;
  previous_digest: PolicyVersionView['previous'];
  awaits_confirmation: boolean;
  draft_id: string | null;
  title: string | null;
  approved_by: string | null;
  person_id: string | null;
  confirmed_at: Date | null;
  comment: string | null;
}

/** SQL of versions that are told of, `v` being rows of `policy_version`. */
export const toldVersions = (
  v: string,
): string => `select v.digest, v.first_used_at, v.previous_digest, v.awaits_confirmation,
  v.digest = (select digest from policy_version ${newestFirst} limit 1) as in_force,
  v.draft_id, d.title, d.approved_by, c.person_id, c.confirmed_at, c.comment
from ${v} v left join policy_draft d on d.id = v.draft_id
left join policy_confirmation c on c.digest = v.digest and c.active_since = v.first_used_at and not v.awaits_confirmation`;

/** Versions as the API tells of them, in the order of their rows. */
export async function versionViews(tx: Tx, rows: readonly ToldVersionRow[]): Promise<PolicyVersionView[]> {
  const ids = rows.flatMap(({ approved_by, person_id }) => [approved_by, person_id].filter((id) => id !== null));
  const names = await personNames(tx, ids);
  const somebody = (id: string) => ({ id, name: names.get(id) ?? '' });
  return rows.map((row) => ({
    digest: row.digest,
    activeSince: row.first_used_at.toISOString(),
    inForce: row.in_force,
    draft:
      row.draft_id === null || row.title === null
        ? null
        : {
            id: row.draft_id,
            title: row.title,
            approvedBy: row.approved_by === null ? null : somebody(row.approved_by),
          },
    previous: row.previous_digest,
    needsConfirmation: row.awaits_confirmation,
    confirmation:
      row.person_id === null || row.confirmed_at === null
        ? null
        : { by: somebody(row.person_id), at: row.confirmed_at.toISOString(), comment: row.comment },
  }));
}
