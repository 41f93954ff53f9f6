import type { PersonActor } from '@countersign/access';
import { conflict } from '@countersign/contracts';

/**
 * Refuses with `conflict` to set up anything to prove with in a session that the identity provider opened. Who finds such a session open
 * has the provider's as well, as a rule: they would sign in anew without a word, and prove by what is theirs who they are not.
 */
export function refuseInSessionOfProvider({ means }: PersonActor): void {
  if (!means?.includes('oidc')) return;
  throw conflict(
    'You are signed in by your identity provider: a second factor is set up there. Where a decision takes a fresh proof, the provider asks you anew.',
    '您是透過身分提供者登入，第二步驟驗證請於該處設定。裁決需要重新證明身分時，將由身分提供者再次確認。',
  );
}
