import { authorize, isAllowed, requireStanding, type Actor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, notFound, ProductError, type Digest, type PolicyVersionDetail } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { parseRoles } from '@countersign/policy';
import { getPolicyVersion } from './get-policy-version.js';
import type { PolicyVersionRow } from './policy-version.js';
import { requirePerson } from './require-person.js';

interface Found {
  awaits_confirmation: boolean;
  previous_digest: Digest | null;
  person_id: string | null;
}

// Who puts a policy into force waits for this row, and who confirms it at the same time as well.
const lock = 'select from policy_version where digest = $1 for update';
const find = `select v.awaits_confirmation, v.previous_digest, c.person_id from policy_version v
left join policy_confirmation c on c.digest = v.digest and c.active_since = v.first_used_at where v.digest = $1`;
const settle = 'update policy_version set awaits_confirmation = false where digest = $1 and awaits_confirmation';
const store = `insert into policy_confirmation (digest, active_since, previous_digest, person_id, comment, confirmed_at)
select digest, first_used_at, previous_digest, $2, $3, $4 from policy_version where digest = $1`;

const rightByItself = () =>
  new ProductError('separation-of-duties', {
    en: 'Only this change lets you approve policies. Somebody who could before has to read it.',
    'zh-TW': '您因這項變更才有核准政策的權限，須由變更前即有此權限的人閱讀確認。',
  });

const otherBefore = () =>
  conflict(
    'This policy followed another one than the one that you compared it with. Read what changed again.',
    '此政策之前生效的版本與您比對的不同，請重新閱讀變更內容。',
  );

/** The policies before this one, back to the newest that was read or that two people brought. */
const before = `
with recursive back as (
  select digest, previous_digest, awaits_confirmation, documents, 1 as nth from policy_version where digest = $1
  union all
  select v.digest, v.previous_digest, v.awaits_confirmation, v.documents, back.nth + 1
  from back join policy_version v on v.digest = back.previous_digest where back.awaits_confirmation and back.nth < 100
) select documents from back order by nth`;

/**
 * A change of roles does not confirm itself, nor the changes after it. Roles of a policy before that this version cannot read
 * any more say nothing.
 */
async function requireRightBefore(tx: Tx, actor: PersonActor, previous: Digest | null): Promise<void> {
  for (const { documents } of await tx.query<Pick<PolicyVersionRow, 'documents'>>(before, [previous])) {
    const roles = parseRoles(documents);
    if (roles && !isAllowed({ ...actor, roles }, 'approve', 'Policy')) throw rightByItself();
  }
}

/**
 * Says that a second person has read what a changed policy folder brought into force, held against the policy before (`previous`).
 * Once more by the same person changes nothing. `separation-of-duties` for whom only this change gave the right, `conflict` where
 * there is nothing to confirm, or something else than what was read. Who changed the folder is not known to the product.
 */
export async function confirmPolicyVersion(
  tx: Tx,
  actor: Actor,
  { digest, previous, comment = null }: { digest: string; previous: string | null; comment?: string | null },
  now = new Date(),
): Promise<PolicyVersionDetail> {
  authorize(actor, 'approve', 'Policy');
  requirePerson(actor);
  requireStanding(actor);
  await tx.query(lock, [digest]);
  const [found] = await tx.query<Found>(find, [digest]);
  if (!found) throw notFound({ en: 'policy', 'zh-TW': '政策' }, digest);
  if (found.previous_digest !== previous) throw otherBefore();
  if (!found.awaits_confirmation) {
    if (found.person_id === actor.id) return getPolicyVersion(tx, actor, digest);
    throw found.person_id === null
      ? conflict(
          'Two people brought this policy into force by a draft: there is nothing to confirm.',
          '此政策由草案經兩人核准生效，無須確認。',
        )
      : conflict('Somebody else has confirmed this policy meanwhile.', '此政策已由其他人確認。');
  }
  await requireRightBefore(tx, actor, previous);
  if ((await tx.execute(settle, [digest])) === 0) throw new Error('A locked policy changed its state.');
  await tx.execute(store, [digest, actor.id, comment, now]);
  const said = comment === null ? {} : { commentDigest: sha256Digest(comment) };
  await appendEntry(
    tx,
    actor,
    { action: 'policy.confirmed', subject: null, payload: { digest, previous, ...said } },
    now,
  );
  return getPolicyVersion(tx, actor, digest);
}
