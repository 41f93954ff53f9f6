import { conflict } from '@countersign/contracts';
import type { RelyingParty } from '@countersign/identity';
import type { Config } from '../config.js';

/** Whom passkeys are made for; `conflict` where the public address allows none. */
export function requireRelyingParty({ relyingParty }: Pick<Config, 'relyingParty'>): RelyingParty {
  if (relyingParty) return relyingParty;
  throw conflict(
    'Passkeys need a public address with https and a name (COUNTERSIGN_PUBLIC_URL). Here it has none.',
    '通行金鑰需要以 https 與主機名稱組成的公開位址（COUNTERSIGN_PUBLIC_URL），此處並未設定。',
  );
}
