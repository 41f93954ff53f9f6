import {
  isAllowed,
  reachOf,
  reachValues,
  type OutputFacts,
  type PersonActor,
  type ReachValues,
} from '@countersign/access';
import { ProductError, readingsOf, readsLanguage } from '@countersign/contracts';
import type { ReviewRow } from './review-row.js';

/** The capacity in which a person decides on an output: as a lead where their roles make them one of it, else as a reviewer. */
export const decidingRole = (actor: PersonActor, review: OutputFacts): 'lead' | 'reviewer' =>
  isAllowed(actor, 'lead', 'Review', review) ? 'lead' : 'reviewer';

/** Reviews that the person may take although they were escalated to leads. */
export const leadReach = (actor: PersonActor): ReachValues => reachValues(reachOf(actor, 'lead', 'Review'));

/** Reviews that the person may claim, which are none where their decisions would be refused. */
export const claimReach = (actor: PersonActor): ReachValues =>
  reachValues(isAllowed(actor, 'decide', 'Review') ? reachOf(actor, 'claim', 'Review') : []);

/** What the person reads, as `reading` of a review is compared; null for anything. */
export const readByPerson = ({ languages = [] }: PersonActor): readonly string[] | null =>
  languages.length === 0 ? null : readingsOf(languages);

/** Of a review's column `reading`, whether it is read by who reads one of `read` (an SQL array). The same as `readsLanguage`. */
export const isReadBy = (reading: string, read: string): string =>
  `(${reading} = any(${read}) or split_part(${reading}, '-', 1) = any(${read}))`;

/** Whether a person reads the language of an output. Nothing is asked where none is tagged, or of who reviews in any. */
const reads = ({ languages = [] }: PersonActor, language: string | null): boolean =>
  language === null || languages.length === 0 || readsLanguage(languages, language);

/** What of a review decides who may decide on it. */
export type Standing = OutputFacts &
  Pick<
    ReviewRow,
    'submitter_id' | 'approved_by' | 'excluded' | 'competences' | 'language' | 'leads_only' | 'adjudicating'
  >;

const escalated = { en: 'This review was escalated to the leads.', 'zh-TW': '此審查已上呈主管處理。' };
const disagreement = {
  en: 'People disagree about this output; a lead who has not decided on it does.',
  'zh-TW': '審查人員對此產出意見不一致，由尚未裁決的主管裁定。',
};

/** Why this person may not decide on this review, or null: the same rules at claim and at decision. */
export function ineligibility(actor: PersonActor, review: Standing): ProductError | null {
  if (!isAllowed(actor, 'decide', 'Review', review)) {
    return new ProductError('forbidden', {
      en: `Your role does not cover this review of the AI system "${review.system}".`,
      'zh-TW': `您的角色不包含 AI 系統「${review.system}」的此項審查。`,
    });
  }
  if (review.submitter_id === actor.id) {
    return new ProductError('own-submission', {
      en: 'You handed in this output yourself, or made the key that did; somebody else has to decide on it.',
      'zh-TW': '這是您本人送審，或以您建立的金鑰送審的產出，須由他人裁決。',
    });
  }
  if (review.approved_by.includes(actor.id)) {
    return new ProductError('already-approved', {
      en: 'Your approval is counted already; the next one has to come from somebody else.',
      'zh-TW': '您的核可已計入，下一個核可須由他人給予。',
    });
  }
  if (review.excluded.includes(actor.id)) {
    return new ProductError('already-decided', {
      en: 'You have decided on this output before; this time it has to be somebody else.',
      'zh-TW': '您先前已對此產出做出裁決，此次須由他人處理。',
    });
  }
  const missing = review.competences.filter((competence) => !actor.competences.includes(competence));
  if (missing.length > 0) {
    return new ProductError('competence-missing', {
      en: `This review takes the competence ${missing.join(', ')}, which you do not hold.`,
      'zh-TW': `此審查需要您未具備的專長：${missing.join('、')}。`,
    });
  }
  if (!reads(actor, review.language)) {
    return new ProductError('language-missing', {
      en: `This output is in the language "${review.language}", which is not among those you review in.`,
      'zh-TW': `此產出的語言為「${review.language}」，不在您的審查語言之中。`,
    });
  }
  if (review.leads_only && decidingRole(actor, review) !== 'lead') {
    return new ProductError('forbidden', review.adjudicating ? disagreement : escalated);
  }
  return null;
}
