import type { Actor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';

/**
 * Refuses (`forbidden`) somebody who holds a role for a time what would outlast it: to give roles, to make keys, to approve other roles for a
 * time or policy exceptions. Who holds the right for good does that.
 */
export function requireStanding(actor: Actor): void {
  if (actor.kind !== 'person' || !actor.elevations?.length) return;
  throw new ProductError('forbidden', {
    en: 'While you hold a role for a time you cannot give roles, make keys, or approve roles for a time or policy exceptions: that would outlast it. Somebody who holds the right for good has to do it.',
    'zh-TW':
      '持有臨時角色期間，不得授予角色、建立金鑰，或核准臨時角色與政策例外，因其效力將超過該角色的期限。請由長期具備權限的人員辦理。',
  });
}
