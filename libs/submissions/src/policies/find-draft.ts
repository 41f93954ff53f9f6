import { conflict, notFound, type Digest, type DraftState, type ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { draftColumns, type DraftRow } from './draft-row.js';

/** A draft, locked when it is to be changed; throws `not-found`. */
export async function findDraft(tx: Tx, id: string, purpose: 'to-read' | 'to-change'): Promise<DraftRow> {
  const lock = purpose === 'to-change' ? 'for update' : '';
  const [row] = await tx.query<DraftRow>(`select ${draftColumns} from policy_draft where id = $1 ${lock}`, [id]);
  if (!row) throw notFound({ en: 'draft', 'zh-TW': '政策草案' }, id);
  return row;
}

/** Refuses what is not possible in a draft's state. */
export function requireState({ state }: DraftRow, ...possible: DraftState[]): void {
  if (possible.includes(state)) return;
  throw conflict(
    `The draft is "${state}"; this is possible only while it is ${possible.map((one) => `"${one}"`).join(' or ')}.`,
    `此草案目前為「${state}」，僅能於「${possible.join('」或「')}」時執行。`,
  );
}

/** The digest of what a proposal says; `conflict` when another one was read. */
export function requireRead({ digest }: DraftRow, read: string): Digest {
  if (digest === read && digest !== null) return digest;
  throw conflict(
    'The draft was changed and proposed anew since you read it. Read it again; nothing was done.',
    '您讀取後，此草案已變更並再次提出。請重新讀取；未做任何變更。',
  );
}

/** The refusal of a change to a revision that somebody else has changed meanwhile. */
export function overtaken({ revision }: DraftRow): ProductError {
  return conflict(
    `Somebody else changed the draft meanwhile: it is at revision ${revision}. Read it again; yours was not stored.`,
    `其他人已變更此草案（目前為第 ${revision} 版），請重新讀取；您的內容尚未儲存。`,
  );
}
