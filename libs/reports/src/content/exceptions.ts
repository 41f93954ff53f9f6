import {
  exceptionKinds,
  type CheckOutcome,
  type ExceptionKind,
  type LocalizedText,
  type Outcome,
  type Severity,
  type Tier,
} from '@countersign/contracts';

/** The kinds in words, and what is counted as one: the one definition that every format prints. */
export const exceptionWords: Readonly<Record<ExceptionKind, { label: LocalizedText; meaning: LocalizedText }>> = {
  'approved-with-serious-finding': {
    label: { en: 'Approved with a serious finding', 'zh-TW': '有重大發現仍核可' },
    meaning: {
      en: 'An approval while a check had a major or critical finding.',
      'zh-TW': '檢核有「重大」或「嚴重」發現時作出的核可。',
    },
  },
  'approved-with-inconclusive-check': {
    label: { en: 'Approved with an inconclusive check', 'zh-TW': '檢核無法判定仍核可' },
    meaning: {
      en: 'An approval while at least one check could not answer.',
      'zh-TW': '至少一項檢核無法判定時作出的核可。',
    },
  },
  'single-approver-on-high-tier': {
    label: { en: 'One approver on high risk', 'zh-TW': '高風險僅一人核可' },
    meaning: {
      en: 'An output of high risk that one approval released, since its route asked for no more.',
      'zh-TW': '高風險產出因流程未要求更多核可，僅經一人核可即放行。',
    },
  },
  'decided-late': {
    label: { en: 'Decided after the due time', 'zh-TW': '逾期裁決' },
    meaning: { en: 'A decision later than the due time of its review.', 'zh-TW': '晚於該審查期限的裁決。' },
  },
  'approved-despite-flag': {
    label: { en: 'Approved though a check flagged', 'zh-TW': '檢核標記仍核可' },
    meaning: {
      en: 'An approval although a check flagged the output, with no serious finding.',
      'zh-TW': '檢核曾標記該產出（無重大或嚴重發現）而仍核可。',
    },
  },
  'rejected-without-flag': {
    label: { en: 'Rejected though all checks passed', 'zh-TW': '檢核全數通過仍駁回' },
    meaning: {
      en: 'A rejection although every check had passed: what the checks did not see.',
      'zh-TW': '所有檢核均通過而仍駁回：檢核未能發現之處。',
    },
  },
  'claim-expired': {
    label: { en: 'Claim expired', 'zh-TW': '認領逾時' },
    meaning: {
      en: 'A review that a person had claimed and that went back to the queue undecided.',
      'zh-TW': '審查員認領後未裁決，逾時回到佇列的審查。',
    },
  },
};

/** What of a decision makes it an exception. `approvals` is null where the entry's payload is erased. */
export interface ExceptionTraits {
  at: string;
  outcome: Outcome;
  tier: Tier | null;
  dueAt: string | null;
  approvals: { given: number; needed: number } | null;
  checks: readonly { outcome: CheckOutcome | string }[];
  findings: readonly { severity: Severity }[];
}

/** The kinds of exception that a decision is, worst first. */
export function exceptionsOf(traits: ExceptionTraits): ExceptionKind[] {
  const { at, outcome, tier, dueAt, approvals, checks, findings } = traits;
  const approved = outcome === 'approve';
  const serious = findings.some(({ severity }) => severity === 'major' || severity === 'critical');
  const flagged = checks.some((check) => check.outcome === 'flagged');
  const holds: Record<Exclude<ExceptionKind, 'claim-expired'>, boolean> = {
    'approved-with-serious-finding': approved && serious,
    'approved-with-inconclusive-check': approved && checks.some((check) => check.outcome === 'inconclusive'),
    'single-approver-on-high-tier': approved && tier === 'high' && approvals !== null && approvals.needed <= 1,
    'decided-late': dueAt !== null && Date.parse(at) > Date.parse(dueAt),
    'approved-despite-flag': approved && flagged && !serious,
    'rejected-without-flag':
      outcome === 'reject' && checks.length > 0 && checks.every((check) => check.outcome === 'passed'),
  };
  return exceptionKinds.filter((kind) => kind !== 'claim-expired' && holds[kind]);
}

/** An exception as tables list it: one row a kind and decision, or an expired claim. */
export interface ReportException {
  kind: ExceptionKind;
  at: string;
  system: string;
  submission: string;
  title: string;
  tier: Tier | null;
  /** Null for a claim that expired. */
  decision: string | null;
  outcome: Outcome | null;
  pseudonym: string | null;
  /** Where the log holds it. */
  index: number;
}
