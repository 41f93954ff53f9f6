import type { PersonActor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';

/** How long a proof in a session is enough to change how its person signs in. */
const freshMilliseconds = 900_000;

/** Whether a code or a passkey was given in the actor's session within the last 15 minutes. */
export const isProvedOfLate = ({ provedAt }: PersonActor, now: Date): boolean =>
  provedAt != null && now.getTime() - provedAt.getTime() <= freshMilliseconds;

/** `step-up-needed` for who has a second factor and has not shown one of late. */
export const freshProofNeeded = () =>
  new ProductError('step-up-needed', {
    en: 'Changing how you sign in takes a code of your authenticator, a recovery code or a passkey as well. Nothing was changed.',
    'zh-TW': '變更登入方式還須提供驗證器的驗證碼、救援碼或通行金鑰。未做任何變更。',
  });
