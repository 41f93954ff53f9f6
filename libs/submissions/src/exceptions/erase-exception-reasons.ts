import type { ErasedPart, ErasedSubject } from '@countersign/audit';
import type { Tx } from '@countersign/database';

/** Blanks the reasons that a person gave for policy exceptions; the exceptions stay, as the organisation's. */
export async function eraseExceptionReasons(tx: Tx, { id }: ErasedSubject): Promise<ErasedPart> {
  const blank = `update policy_exception set reason = '–' where requested_by = $1`;
  return { removed: { exceptionReasons: await tx.execute(blank, [id]) } };
}
