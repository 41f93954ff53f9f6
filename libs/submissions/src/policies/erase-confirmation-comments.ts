import type { ErasedPart, ErasedSubject } from '@countersign/audit';
import type { Tx } from '@countersign/database';

/** Blanks what a person wrote when they confirmed policies; that they did stays, as the organisation's. */
export async function eraseConfirmationComments(tx: Tx, { id }: ErasedSubject): Promise<ErasedPart> {
  const blank = `update policy_confirmation set comment = '–' where person_id = $1 and comment is not null`;
  return { removed: { policyConfirmationComments: await tx.execute(blank, [id]) } };
}
