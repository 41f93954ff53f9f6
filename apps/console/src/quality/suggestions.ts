import type { AgreementView, ReviewerQualityView } from '@countersign/contracts';

/** What a lead may want to look at; the person's name where it is about one. */
export interface Suggestion {
  kind: 'hidden' | 'explain' | 'open' | 'rest' | 'pause' | 'second';
  name: string;
}

/** From here on a share of followed or overridden verdicts is worth a word: its whole interval lies above. */
const oftenFrom = 0.2;
/** Up to here a share of approvals against warnings, of which one was opened, is worth a word: its whole interval lies below. */
const seldomTo = 0.5;
/** Krippendorff's least value for tentative conclusions (2004). */
const leastAlpha = 0.667;

/** Words for a lead, from what is beyond chance; nothing follows from them by itself. */
export function suggestionsFrom(people: readonly ReviewerQualityView[], agreement: AgreementView | null): Suggestion[] {
  const about = people.flatMap(({ person: { name }, over, under, drift, evidenceOpened: opened }): Suggestion[] => [
    ...((over.seen.share?.from ?? 0) > oftenFrom ? [{ kind: 'hidden' as const, name }] : []),
    ...((under.seen.share?.from ?? 0) > oftenFrom ? [{ kind: 'explain' as const, name }] : []),
    ...((opened.warnings.share?.to ?? 1) < seldomTo ? [{ kind: 'open' as const, name }] : []),
    ...((drift.slope?.from ?? 0) > 0 ? [{ kind: 'rest' as const, name }] : []),
    ...((opened.drift.slope?.to ?? 0) < 0 ? [{ kind: 'pause' as const, name }] : []),
  ]);
  const isLow = agreement?.nominal != null && agreement.nominal.to < leastAlpha;
  return isLow ? [...about, { kind: 'second', name: '' }] : about;
}
