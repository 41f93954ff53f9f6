import { rolesInForce, type PersonActor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findHolder } from '@countersign/identity';
import { ineligibility, type Standing } from '../eligibility.js';

/** The person named by somebody, as they may act now, who may decide on this review; otherwise one refusal for every reason, which names the member of the body. */
export async function requireEligible(
  tx: Tx,
  { by, person }: { by: PersonActor; person: string },
  review: Standing,
  pointer: '/person' | '/to' | '/assignTo',
  now: Date,
): Promise<PersonActor> {
  const holder = await findHolder(tx, { kind: 'person', id: person }, now, rolesInForce(by));
  const found = holder?.kind === 'person' ? holder : null;
  if (found && ineligibility(found, review) === null) return found;
  throw new ProductError(
    'invalid-body',
    {
      en: 'This person may not decide on this review. Choose one of GET /api/v1/reviews/{id}/candidates.',
      'zh-TW': '此人員無法裁決此審查。請自 GET /api/v1/reviews/{id}/candidates 中選擇。',
    },
    {
      errors: [
        {
          pointer,
          code: 'not-eligible',
          // Not why: that they have decided already is theirs to know.
          detail: { en: 'cannot take this review', 'zh-TW': '無法承接此審查' },
        },
      ],
    },
  );
}
