import type { IncidentClass, Modality } from '@countersign/contracts';

/** Which outputs are looked at: all of these must hold. Outputs whose checks still run are never looked at. */
export interface OutputSelection {
  modalities?: readonly Modality[];
  /** Approved by people, also if revoked later. */
  released?: true;
  /** No longer waiting, and not withdrawn. */
  decided?: true;
  /** At tier high, or of a high-risk AI system. */
  highRisk?: true;
  publicInterest?: true;
  /** A check gave no answer. */
  unanswered?: true;
  /** One of these checks was flagged. */
  flaggedBy?: readonly string[];
  /** The log holds one of these acts on it. */
  actedOn?: readonly string[];
}

export type Comparison = '>=' | '<=' | '==' | '>' | '<';

/** One way in which an output can show something: an entry of the log, or a fact of its submission. */
export type Alternative = { by: 'entry'; actions: readonly string[] } | { by: 'fact'; path: readonly string[] };

/**
 * All that can be counted. Each answers the population, how many of it could be looked at (the sample), and how many of those
 * meet what is asked.
 * libs/reports turns each kind into one statement.
 */
export type Measurement =
  /** Outputs for which one of the checks answered (passed or flagged), or passed. */
  | { kind: 'outputs-with-check'; outputs: OutputSelection; checks: readonly string[]; answer: 'any' | 'passed' }
  /** Outputs that none of the checks flagged; those that no such check ran on, or where one did not pass otherwise, are no part of the sample. */
  | { kind: 'outputs-not-flagged'; outputs: OutputSelection; checks: readonly string[] }
  /** Outputs for which a measure of one of the checks compares so; outputs without the measure are no part of the sample. */
  | {
      kind: 'outputs-with-measure';
      outputs: OutputSelection;
      checks: readonly string[];
      measure: string;
      op: Comparison;
      value: number;
    }
  /** Outputs that show one of the alternatives; `byPerson` counts entries of people only. */
  | { kind: 'outputs-showing'; outputs: OutputSelection; alternatives: readonly Alternative[]; byPerson: boolean }
  /** Outputs that at least so many different people approved, the submitter left out. */
  | { kind: 'outputs-with-approvers'; outputs: OutputSelection; least: number }
  /** Outputs with an entry of the later kind, and those with entries of the earlier kind, all of them before it. */
  | { kind: 'outputs-in-order'; outputs: OutputSelection; earlier: readonly string[]; later: readonly string[] }
  /** Outputs with an entry of the first kind, and those with one of the second within that long; what is still running is no part of the sample. */
  | {
      kind: 'outputs-followed-within';
      outputs: OutputSelection;
      from: readonly string[];
      to: readonly string[];
      most: string;
    }
  /** Outputs whose checks told the energy that they took, of every model that answered them; where all results were taken over from another version, nothing ran. */
  | { kind: 'outputs-with-energy'; outputs: OutputSelection }
  /** Outputs of the last while, and those whose content and entry are still here. */
  | { kind: 'outputs-kept'; outputs: OutputSelection; least: string }
  /** Submissions and decisions, and those whose entry stands in the log. */
  | { kind: 'acts-with-entry' }
  /** Entries of an action whose payload holds all these fields, none of them null. */
  | { kind: 'entries-with-fields'; action: string; fields: readonly string[]; highRisk: boolean }
  /** Ended checks, and those that name a policy which was in force before; where the payload is gone, it cannot be looked at. */
  | { kind: 'checks-under-policy'; highRisk: boolean }
  /** Entries whose actor is a pseudonym. */
  | { kind: 'entries-pseudonymous' }
  /** Decisions that people made, and those whose maker read the output before by an entry of the log. */
  | { kind: 'decisions-after-reading' }
  /** Decisions of people from whom the verdict was hidden, and those with a first opinion of theirs before. */
  | { kind: 'decisions-after-opinion'; highRisk: boolean }
  /** Contestations, and those that were answered within that long; while the time runs, one is no part of the sample. */
  | { kind: 'contestations-answered-within'; contestations: ContestationSelection; most: string }
  /** Contestations that were answered, and those after which the log has one of the acts on the output. */
  | { kind: 'contestations-acted-on'; contestations: ContestationSelection; actions: readonly string[] }
  /** Policies that came into force, and those from a draft that somebody approved who had no hand in it; where one came from the policy folder, that cannot be looked at. */
  | { kind: 'policies-approved' }
  /** AI systems with an entry of one of the actions, at any time. */
  | { kind: 'systems-with-entry'; actions: readonly string[]; highRisk: boolean }
  /** AI systems with an entry of one of the actions on an output of theirs, in the period. */
  | { kind: 'systems-with-act'; actions: readonly string[]; highRisk: boolean }
  /** AI systems whose newest entry of one of the actions (`drill`: that says it was a drill) is at most so old. */
  | { kind: 'systems-fresh'; actions: readonly string[]; highRisk: boolean; drill?: true; most: string }
  /** AI systems of which that fact is on record; a stop that nobody tried yet cannot be looked at. */
  | { kind: 'systems-with-fact'; fact: SystemFact; systems: SystemSelection }
  /** The newest entry of one of the actions, and whether it is at most so old. */
  | { kind: 'newest-entry-fresh'; actions: readonly string[]; most: string }
  /** Incidents of which that is on record. */
  | { kind: 'incidents-showing'; incidents: IncidentSelection; shows: IncidentRecord }
  /** Incidents that the authority was told of within that long after we became aware; a running clock is no part of the sample. */
  | { kind: 'incidents-reported-within'; incidents: IncidentSelection; most: string }
  /** Incidents of which the authority was told, and those of which the provider was told before. */
  | { kind: 'incidents-provider-first'; incidents: IncidentSelection }
  /** AI systems whose share of passed checks, less that of the window before, compares so, with enough results in both. */
  | {
      kind: 'systems-pass-rate-change';
      checks: readonly string[];
      highRisk: boolean;
      leastResults: number;
      op: Comparison;
      value: number;
    }
  /** Reviewers with enough decisions whose metric compares so; where they are fewer than `leastReviewers`, none is looked at. */
  | {
      kind: 'reviewers-within';
      metric: ReviewerMetric;
      leastDecisions: number;
      leastReviewers: number;
      fastSeconds: number;
      op: Comparison;
      value: number;
    }
  /**
   * A full verification of the log that found nothing wrong, or the one whose alarm stands: that of a full one only a full one ends.
   * `witnessed`: and a quorum of the configured witnesses has cosigned what it verified.
   */
  | { kind: 'log-verified'; witnessed?: true }
  /** Entries of the actions, and those after which a full verification found the log whole; null while none has run since. */
  | { kind: 'log-verified-after'; actions: readonly string[] }
  /** The log, and whether all of it is there and is kept for at least that long. */
  | { kind: 'log-kept'; least: string };

/** What is said of an AI system. */
export type SystemFact = 'riskGrounds' | 'annexPoint' | 'friaReference' | 'stop';

/** Which AI systems are looked at: all of these must hold. */
export interface SystemSelection {
  highRisk?: true;
  /** Its point of Annex III is one of these, which ask for an impact assessment on fundamental rights, or someone refers to one. */
  friaPoints?: readonly string[];
  /** It handed in outputs of one of these kinds during the period. */
  modalities?: readonly Modality[];
}

/** Which contestations of the period are looked at: all of these must hold. */
export interface ContestationSelection {
  by?: 'affected-person';
  /** Answered so. */
  outcome?: 'overturned';
}

/** Which incidents are looked at; those of the period that we became aware of. */
export interface IncidentSelection {
  classes?: readonly IncidentClass[];
  /** Role in which their AI systems are used here. */
  role?: string;
}

/** What can be on record for an incident: that it was opened, a hold on its evidence, notices, its closing. */
export type IncidentRecord = 'opened' | 'held' | 'authority-told' | 'provider-told' | 'closed';

export type ReviewerMetric =
  /** 95th percentile of decisions in an hour in which there were any. */
  | 'decisions-per-hour'
  /** Share of approvals that took less than `fastSeconds` from claim to decision. */
  | 'share-approved-fast'
  /** Share of decisions that say what the checks say: approval where all passed, anything else where one was flagged. */
  | 'share-following-checks'
  /** Share of gold items with a known fault that were not approved, of days that are over. */
  | 'catch-rate';
