import type { LeftOutReason } from '@countersign/contracts';
import type { Candidate } from './candidate.js';

/** What the check of privacy says against handing an output out. An output that it did not pass is not taken for clean. */
function privacyFault({ facts }: Candidate): LeftOutReason | null {
  const checks = (facts?.checks ?? []).filter(({ kind }) => kind === 'privacy');
  const names = new Set(checks.map(({ check }) => check));
  const isFlagged = checks.some(({ outcome }) => outcome === 'flagged');
  if (isFlagged || facts?.findings.some(({ check }) => names.has(check))) return 'personal-data';
  return checks.length > 0 && checks.every(({ outcome }) => outcome === 'passed') ? null : 'privacy-unknown';
}

/** Why nothing of an output may be handed out for training, whatever the form; null where it may. */
export function leftOutOf(candidate: Candidate): LeftOutReason | null {
  if (!candidate.consent) return 'no-consent';
  // Metadata are free: whatever is said of consent and is not yes is taken for no.
  if (candidate.asked !== undefined && candidate.asked !== null && candidate.asked !== true) return 'consent-refused';
  if (candidate.gold) return 'gold-item';
  if (!candidate.kept) return 'erased';
  if (candidate.modality !== 'text' || candidate.text === null) return 'not-text';
  return privacyFault(candidate) ?? (candidate.disputed ? 'disputed' : null);
}
