import type { PersonActor } from '@countersign/access';
import { ProductError, type Roles } from '@countersign/contracts';
import type { ReviewRow } from './review-row.js';

/** Refuses to decide where the policy asks for a fresh proof of who decides, and this session has none. Nothing else is lost by it. */
export function requireStepUp(
  { provedAt }: PersonActor,
  { tier }: Pick<ReviewRow, 'tier'>,
  { stepUp: { tiers, minutes } }: Pick<Roles, 'stepUp'>,
  now: Date,
): void {
  if (!tiers.includes(tier)) return;
  if (provedAt && now.getTime() - provedAt.getTime() <= minutes * 60_000) return;
  throw new ProductError('step-up-needed', {
    en: `Deciding on this tier takes a proof of who you are from the last ${minutes} minutes. Send a code of your authenticator or the answer of a passkey to POST /api/v1/session/step-up, or sign in anew at your identity provider by GET /api/v1/session/oidc/proof; then decide again. Nothing was decided, and what you have claimed is still yours.`,
    'zh-TW': `裁決此風險等級的項目須於最近 ${minutes} 分鐘內證明身分。請將驗證器的驗證碼或通行金鑰的回應傳送至 POST /api/v1/session/step-up，或以 GET /api/v1/session/oidc/proof 於身分提供者重新登入，之後再次裁決。尚未做出任何裁決，已認領者仍然有效。`,
  });
}
