import type { PersonActor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** Refuses an escalation to somebody who is no active lead of the AI system, or to oneself. */
export async function requireAssignee(
  tx: Tx,
  actor: PersonActor,
  assignee: string | null,
  system: string,
): Promise<void> {
  if (assignee === null) return;
  const [lead] = await tx.query<{ id: string }>(
    `select p.id from person p join role_grant g on g.person_id = p.id left join ai_system y on y.id = g.system_id
     where p.id = $1 and p.active and g.role = 'lead' and (g.system_id is null or y.slug = $2) limit 1`,
    [assignee, system],
  );
  if (lead && assignee !== actor.id) return;
  throw new ProductError(
    'invalid-body',
    {
      en: 'Escalate to another person who is a lead of this AI system, or leave "assignTo" empty for any lead.',
      'zh-TW': '請呈報給此 AI 系統的另一位主管，或將 "assignTo" 留空以交由任一主管處理。',
    },
    {
      errors: [
        {
          pointer: '/assignTo',
          code: 'not-a-lead',
          detail: { en: 'is not an active lead of this AI system', 'zh-TW': '不是此 AI 系統目前的主管' },
        },
      ],
    },
  );
}
