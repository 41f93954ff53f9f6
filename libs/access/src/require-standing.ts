import type { Actor } from './actor.js';
import { ProductError } from '@countersign/contracts';

/**
 * Refuses (`forbidden`) somebody who holds a role for a time what gives rights or rules that outlast it: to add or change people, their
 * passwords and second factors, to make keys, to approve roles for a time, policies or policy exceptions. Who holds the right for good does
 * that. What only takes away stays allowed, as it may be what the role was given for: to end sessions, keys and roles, to stop an AI system.
 */
export function requireStanding(actor: Actor): void {
  if (actor.kind !== 'person' || !actor.elevations?.length) return;
  throw new ProductError('forbidden', {
    en: 'While you hold a role for a time you cannot add or change people, their passwords or second factors, make keys, or approve policies, exceptions or roles for a time: that would outlast it. Somebody who holds the right for good has to do it.',
    'zh-TW':
      '持有臨時角色期間，不得新增或變更人員、其密碼或第二步驟驗證、建立金鑰，或核准政策、政策例外與臨時角色，因其效力將超過該角色的期限。請由長期具備權限的人員辦理。',
  });
}
