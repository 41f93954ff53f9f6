import type { DecisionReason, ExceptionKind, Modality, Outcome, Place, Severity, Tier } from '@countersign/contracts';

/** A finding that the reviewer was shown, in the report's language. */
export interface ReportFinding {
  id: string;
  check: string;
  checkVersion: string;
  code: string;
  severity: Severity;
  place: Place | null;
  message: string;
}

/** An entry of the log by which something about the output can be found. */
export interface EntryReference {
  id: string;
  action: string;
  at: string;
  index: number;
  leafHash: string;
  /**
   * Of the claim under which it was decided, of the routing that it is bound to, of decisions before it, and of its lapse; else
   * null.
   */
  proof: EntryProof | null;
}

/** What proves an entry with no database, beside its index and leaf hash. */
export interface EntryProof {
  leaf: string;
  /** Null once erased; then the leaf proves only that the act took place. */
  payload: unknown;
  /** Hexadecimal; null once erased. */
  salt: string | null;
  /** The inclusion proof from the leaf upwards, base64. */
  hashes: string[];
}

/** What proves the decision with no database: the leaf, what opens its commitment, and the way up to the checkpoint's root. */
export interface DecisionProof extends EntryProof {
  index: number;
  leafHash: string;
}

/** One decision with all that a reader of the report may ask about it. */
export interface ReportDecision {
  id: string;
  at: string;
  outcome: Outcome;
  counted: boolean;
  /** When this approval lapsed, as the log has it: since then it counts no more. Null where none did. */
  lapsedAt: string | null;
  reasons: (DecisionReason & { label: string })[];
  comment: string | null;
  decider: { name: string | null; pseudonym: string; role: string };
  reviewSeconds: number;
  /** How many were decided on with one word, in no time of their own; null: by itself. */
  together: number | null;
  submission: {
    id: string;
    version: number;
    /** After this decision. */
    state: string;
    system: string;
    modality: Modality;
    title: string;
    /** This and what follows: as they were when it was decided. */
    tier: Tier | null;
    riskRules: string[];
    routeRules: string[];
    queue: string | null;
    receivedAt: string;
    /** When the decision was due; null where nothing was set. */
    dueAt: string | null;
  };
  binding: { version: number; contentDigest: string; policyDigest: string; factsDigest: string };
  checks: { check: string; version: string; outcome: string; score: number | null }[];
  findings: ReportFinding[];
  /** Findings beyond those listed. */
  findingsOmitted: number;
  /** Approvals with this decision, of those its route asked for; null once the entry is erased. */
  approvals: { given: number; needed: number } | null;
  /** What is out of the ordinary about this decision, worst first. */
  exceptions: ExceptionKind[];
  /** Requirements for which this decision is part of the evidence. */
  requirements: string[];
  entries: EntryReference[];
  proof: DecisionProof;
}
