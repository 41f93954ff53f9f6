import type { Checkpoint } from '@countersign/tlog';
import type { JsonRecord } from '../json-shape.js';
import type { Trust } from '../trust.js';
import type { VerificationDraft } from '../verification.js';
import type { IndexSet } from './index-set.js';

/** How to verify a report or a bundle. */
export interface OfflineOptions {
  /** Without it the key that comes with the report is taken, and that stays open. */
  trust?: Trust;
  /** Told how much has been read. */
  onProgress?: (done: number, total: number) => void;
  /** Looks for decisions that the report leaves out, once all else holds; without it that stays open. */
  complete?: (draft: VerificationDraft, content: ReportContent) => Promise<void>;
}

/** What a report was found to hold. */
export interface ReportContent {
  header: JsonRecord;
  checkpoint: Checkpoint;
  from: string;
  /** Decisions before this time are in it: the end of its period, or when it was frozen. */
  before: string;
  systems: readonly string[];
  /** Indexes in the log of its decisions. */
  indexes: Pick<IndexSet, 'has' | 'size'>;
  /** Indexes of decisions of the period that it sets aside: on outputs that were put before people again. */
  setAside: Pick<IndexSet, 'has' | 'size'>;
  /** Of the outputs (subjects) of those: where in the log the entry stands that is said to be the first, the latest where lines differ. */
  received: ReadonlyMap<string, number>;
}
