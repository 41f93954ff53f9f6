import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError, type DisagreementAnswer, type DisagreementView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { getDisagreement } from './list-disagreements.js';

const insert = `
insert into disagreement_answer (submission_id, answer, answered_by, answered_at, entry_id)
values ($1, $2, $3, $4, $5) on conflict do nothing`;

const tookPart = (): ProductError =>
  new ProductError('separation-of-duties', {
    en: 'You decided on this output yourself; another lead has to answer.',
    'zh-TW': '您曾對此產出做出裁決，須由另一位主管答覆。',
  });

/**
 * Answers, once, a second review that ended otherwise: the first outcome is upheld, or contested. It changes no state by itself:
 * contested is what still needs an act.
 */
export async function answerDisagreement(
  tx: Tx,
  actor: Actor,
  { id, answer }: { id: string; answer: DisagreementAnswer },
  now = new Date(),
): Promise<DisagreementView> {
  authorize(actor, 'manage', 'SecondReview');
  const { view, deciders } = await getDisagreement(tx, actor, id);
  authorize(actor, 'manage', 'SecondReview', view.system);
  if (deciders.has(actor.id)) throw tookPart();
  const payload = { submission: view.submission, repeat: id, answer };
  const entry = await appendEntry(tx, actor, { action: 'second-review.answered', subject: null, payload }, now);
  if ((await tx.execute(insert, [id, answer, actor.id, now, entry.id])) === 0) {
    throw conflict('This disagreement is answered already.', '此歧異已有答覆。');
  }
  return (await getDisagreement(tx, actor, id)).view;
}
