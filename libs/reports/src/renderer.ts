import type { CoverageView, Language } from '@countersign/contracts';
import type { RequirementPack } from '@countersign/requirements';
import type { TrustPolicy } from '@countersign/tlog';
import type { ReportException } from './content/exceptions.js';
import type { ReportDecision } from './content/report-decision.js';
import type { SetAsideDecision } from './content/set-aside-decision.js';
import type { ReportFile } from './report-row.js';

/** The log that a report is frozen on: who signs it, and the signed checkpoint, verbatim. */
export interface ReportLog {
  origin: string;
  verifierKey: string;
  checkpoint: string;
  size: number;
  root: string;
  /** Witnesses that cosigned the checkpoint, by the note's lines, and when they say they did. Empty: not witnessed. */
  witnesses: { name: string; at: string }[];
}

/** What stands at the head of a report. */
export interface ReportHeader {
  report: string;
  kind: 'audit';
  from: string;
  to: string;
  /** IANA time zone by whose days the period is named. */
  timeZone: string;
  /** Slugs; empty for all AI systems. */
  systems: string[];
  language: Language;
  /** When the contents were frozen. */
  frozenAt: string;
  log: ReportLog;
  policyDigest: string;
  /** The requirement packs that coverage was computed with; the same as in `coverage`, for a reader of the head alone. */
  packs: CoverageView['pack'][];
  /** Decisions of the report. */
  decisions: number;
  /** What this report does not prove, in its language. */
  notProven: string[];
}

/** The contents of a report. Decisions can be read again and again, a page at a time, always the same ones. */
export interface ReportContent {
  header: ReportHeader;
  coverage: CoverageView[];
  /** Without proofs where a format has no place for them: `proof.hashes` and `entries` are empty then, which is faster. */
  decisions(options?: { proofs: boolean }): AsyncIterable<ReportDecision>;
  /** Exceptions that are no decision: claims that expired. Those of decisions are in `decisions`. */
  expiredClaims(): AsyncIterable<ReportException>;
  /** Decisions of the period that are none of the report's: on outputs that were put before people again, to measure them. */
  setAside(): AsyncIterable<SetAsideDecision>;
  rules: ReportRules;
}

/** What a report was computed by, and what its decisions were made under. */
export interface ReportRules {
  /** Packs in force. */
  packs: readonly RequirementPack[];
  /** Witnesses that the operator has checkpoints cosigned by; null without any. */
  witnesses: TrustPolicy | null;
  /** The policy in force as the text (RFC 8785) that its digest is over. */
  policyText: string;
  /** The files, as written, of the policies that the decisions name and that of today. */
  policies(): Promise<PolicyFiles[]>;
}

/** A policy as it was written. */
export interface PolicyFiles {
  digest: string;
  documents: { name: string; yaml: string }[];
}

/** A file that a renderer makes: its name is built from `part` and `ending`; `chunks` (text is written as UTF-8) may be read once. */
export interface RenderedFile {
  part: string;
  ending: string;
  /** Where it differs from the renderer's. */
  mediaType?: string;
  chunks: AsyncIterable<string | Uint8Array>;
}

/** What a renderer may use beside the contents. */
export interface RenderContext {
  /** An empty folder for files that a format must write before the first chunk; removed when the report is built or failed. */
  scratchFolder: string;
  /** The files of the formats before this one. */
  written: readonly ReportFile[];
}

/** One report format: a file in `render/` named after `name`. */
export interface Renderer {
  name: string;
  mediaType: string;
  /** A format whose files this one's name; it is written first where both are asked for. */
  names?: string;
  render(report: ReportContent, context: RenderContext): RenderedFile[];
}
