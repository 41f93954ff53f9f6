import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { GroupResult } from '@countersign/submissions';
import type { Claim } from '../../claim.js';
import { isVerdictBlind } from './concealed.js';
import type { Lots } from './lots.js';

export interface ArmContext {
  policy: Policy;
  lots: Lots;
}

// An arm that was drawn stays: claiming again, or under another policy, changes nothing. Who answers a contestation sees all that was decided.
const insert = `
insert into review_arm (submission_id, person_id, arm, drawn_by, policy_digest, drawn_at)
select item.submission, item.person, case when r.tier = any($2) or item.hidden then 'hidden' else 'shown' end,
  case when r.tier = any($2) then 'tier' else 'lot' end, $4, $5
from jsonb_to_recordset($1::jsonb) as item(submission uuid, person uuid, hidden boolean)
join review r on r.submission_id = item.submission
where r.modality = any($3) and r.contestation_id is null
on conflict do nothing`;

/**
 * Draws, for claims that were just made, whether their holders see what the checks found at once, or after a first opinion. Part of
 * claiming; the log has the arm with the opinion.
 */
export async function drawArms(
  tx: Tx,
  claims: readonly { actor: Actor; result: GroupResult<Claim | null> }[],
  { policy, lots }: ArmContext,
  now = new Date(),
): Promise<void> {
  const { machineVerdict } = policy.reviewQuality.blind;
  if (!isVerdictBlind(policy)) return;
  const items = claims.flatMap(({ actor, result }) => {
    if (!('answer' in result) || result.answer === null) return [];
    authorize(actor, 'claim', 'Review');
    const { submission } = result.answer;
    const hidden = lots.draw('arm', submission, actor.id, policy.digest) < machineVerdict.share;
    return [{ submission, person: actor.id, hidden }];
  });
  if (items.length === 0) return;
  const { tiers, modalities } = machineVerdict;
  await tx.execute(insert, [JSON.stringify(items), tiers, modalities, policy.digest, now]);
}
