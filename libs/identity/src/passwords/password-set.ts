import type { Actor } from '@countersign/access';
import type { PersonRow } from '../rows/person-row.js';

/** What is kept of a password beside its hash: who has set it for its person, which set-up is not taken for. */
export const passwordSetBy = (actor: Actor, at: Date): Pick<PersonRow, 'passwordSetBy' | 'passwordSetAt'> =>
  actor.kind === 'person' ? { passwordSetBy: actor.id, passwordSetAt: at } : passwordOfOwn;

/** The same of a password that its person chose. */
export const passwordOfOwn = { passwordSetBy: null, passwordSetAt: null } as const;
