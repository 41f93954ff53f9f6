import { modality, type Modality } from '@countersign/contracts';
import { gapOf, type Gap } from './gap.js';
import type { OutputSelection } from './measurement.js';
import type { Where } from './rule.js';
import type { Vocabulary } from './vocabulary.js';

type Narrowing = (value: Where[string], words: Vocabulary) => OutputSelection | null;

/** What each fact of a rule's population means; null where its value is one that is not recorded. */
const narrowings: Record<string, Narrowing> = {
  kind: (value) => {
    const named = [value].flat().map((name) => modality.safeParse(name));
    return named.every(({ success }) => success) ? { modalities: named.flatMap(({ data }) => data ?? []) } : null;
  },
  state: (value) => (value === 'released' ? { released: true } : value === 'decided' ? { decided: true } : null),
  risk: (value) => (value === 'high' ? { highRisk: true } : null),
  public_interest: (value) => (value === true ? { publicInterest: true } : null),
  check_state: (value) => (value === 'error' ? { unanswered: true } : null),
  bias_verdict: (value, words) => (value === 'fail' ? flaggedBy(words.checks['bias.*']) : null),
  exemption: (value, words) => (value === 'editorial' ? actedOn(words.attestations['editorial_review']) : null),
  // Rules with this fact stand in requirements that apply to such systems only.
  annex_iii_point: (value) => (value === '1a' ? {} : null),
};

const flaggedBy = (checks: readonly string[] = []): OutputSelection | null =>
  checks.length > 0 ? { flaggedBy: checks } : null;
const actedOn = (actions: readonly string[] = []): OutputSelection | null =>
  actions.length > 0 ? { actedOn: actions } : null;

/** The outputs that a rule's population means, or the fact by which this version cannot tell outputs apart. */
export function selectOutputs(
  where: Where | undefined,
  words: Vocabulary,
  modalities?: readonly Modality[],
): OutputSelection | Gap {
  let selection: OutputSelection = modalities === undefined ? {} : { modalities };
  for (const [fact, value] of Object.entries(where ?? {})) {
    const narrowed = narrowings[fact]?.(value, words) ?? null;
    if (narrowed === null) return gapOf('condition', fact);
    selection = { ...selection, ...narrowed };
  }
  return selection;
}
