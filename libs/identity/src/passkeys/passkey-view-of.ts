import type { PasskeyView } from '@countersign/contracts';
import type { PasskeyRow } from '../rows/passkey-row.js';

/** A passkey as its person sees it. */
export const passkeyViewOf = ({ id, name, createdAt, usedAt }: PasskeyRow): PasskeyView => ({
  id,
  name,
  addedAt: createdAt.toISOString(),
  lastUsedAt: usedAt?.toISOString() ?? null,
});
