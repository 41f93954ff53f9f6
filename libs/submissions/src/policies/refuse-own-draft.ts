import type { Actor, PersonActor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import type { DraftRow } from './draft-row.js';

const ownDraft = new ProductError('separation-of-duties', {
  en: 'You wrote in this draft or proposed it. Somebody else has to review it.',
  'zh-TW': '您曾撰寫或提出此草案，須由另一人審核。',
});

/** Refuses a review of a draft by anybody who wrote in it or proposed it. */
export function refuseOwnDraft(actor: Actor, draft: DraftRow): asserts actor is PersonActor {
  if (actor.kind !== 'person' || draft.authors.includes(actor.id) || draft.proposed_by === actor.id) throw ownDraft;
}
