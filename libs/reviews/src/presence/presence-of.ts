import type { PersonActor } from '@countersign/access';
import type { PresenceView, Modality, Tier } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNames } from '@countersign/identity';
import type { Policy } from '@countersign/policy';
import { decidingRole } from '../eligibility.js';

/** So long after the last sign of life somebody counts as looking. */
const lookingMs = 60_000;

/** When somebody was last heard of who still counts as looking. */
export const lookingSince = (now: Date): Date => new Date(now.getTime() - lookingMs);

/** An open review with whoever is at it. */
export interface PresenceRow {
  submission: string;
  system: string;
  modality: Modality;
  tier: Tier;
  /** Who holds a claim that runs. */
  holder: string | null;
  lookers: string[];
}

/** Columns of a `PresenceRow` from a review `r`; `now` and `since` are parameters. */
export const presenceColumns = (now: string, since: string): string => `
r.submission_id as submission, r.system, r.modality, r.tier,
case when r.state = 'claimed' and r.lease_until >= ${now} then r.claimed_by end as holder,
array(select p.person_id from review_presence p
  where p.submission_id = r.submission_id and p.seen_at >= ${since} order by p.person_id) as lookers`;

/**
 * Whether names are told: to leads of the output, who give out work; not to who is about to decide on it while the policy keeps
 * reviewers from each other, though they are a lead.
 */
function tellsNames(actor: PersonActor, row: PresenceRow, policy: Policy): boolean {
  const isBlind = policy.reviewQuality.blind.otherReviewers === 'until-decided' && row.holder === actor.id;
  return decidingRole(actor, row) === 'lead' && !isBlind;
}

/** What of reviews somebody is told who may see them; they themselves are never named or counted. */
export async function presenceOf(
  tx: Tx,
  actor: PersonActor,
  rows: readonly PresenceRow[],
  policy: Policy,
): Promise<PresenceView[]> {
  const others = rows.map((row) => ({
    row,
    lookers: row.lookers.filter((person) => person !== actor.id),
    holder: row.holder === actor.id ? null : row.holder,
    told: tellsNames(actor, row, policy),
  }));
  const asked = others.filter(({ told }) => told).flatMap(({ lookers, holder }) => [...lookers, holder]);
  const names = await personNames(tx, [...new Set(asked.filter((id) => id !== null))]);
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  return others.map(({ row: { submission }, lookers, holder, told }) => ({
    submission,
    looking: lookers.length > 0,
    people: told ? lookers.map(named) : null,
    holder: told && holder !== null ? named(holder) : null,
  }));
}
