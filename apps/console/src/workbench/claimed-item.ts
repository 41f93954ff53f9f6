import type { ClaimView } from '@countersign/contracts';
import type { OpenedEvidence } from './opened-evidence.js';

/** An item that somebody holds, and what may become of the claim: what every kind of workbench is given. */
export interface ClaimedItem {
  view: ClaimView;
  expiresAt: string;
  lost: boolean;
  /** What its holder opened of it so far. */
  opened: OpenedEvidence;
  onLost: () => void;
  onAgain: () => Promise<ClaimView | null>;
  onNext: () => void;
  /** Skipped, handed over, held back or put off: told in a sentence, and the claim has ended. */
  onPassed: (sentence: string) => void;
  /** Where a break is suggested. */
  onBreakDismissed: (() => void) | null;
}
