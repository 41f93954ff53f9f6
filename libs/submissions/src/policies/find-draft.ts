import { conflict, notFound, type DraftState } from '@countersign/contracts';
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
