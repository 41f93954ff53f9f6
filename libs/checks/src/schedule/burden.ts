import type { LocalizedText } from '@countersign/contracts';
import type { Candidate } from './limit-findings.js';

/** An answer to one question of fairness: `answered` is null where the question does not arise, false where there is not enough data. */
export interface Burden {
  answered: boolean | null;
  candidates: Candidate[];
  /** What was compared, or what is missing for it; one sentence. */
  sentence: LocalizedText;
  measures: Record<string, number>;
}

/** Differences are called large from here on: four fifths for rates (29 CFR 1607.4(D)), 0.8 standard deviations for means (Cohen 1988). */
export const largeDifference = { ratio: 0.8, standardised: 0.8 } as const;

/** Below this probability, were all alike, a difference is not put down to chance. */
export const chance = 0.05;
/** From this probability on, a difference is not worth a reader's time. */
export const plainChance = 0.3;
