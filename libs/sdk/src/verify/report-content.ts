import type { Checkpoint } from '@countersign/tlog';
import type { Trust } from './trust.js';

/** How to verify a report. */
export interface ReportOptions {
  /** Without it the key in the report is taken, and that stays open. */
  trust?: Trust;
  /** Address of the log: then all of it is read, to find decisions that the report leaves out. */
  log?: string;
  onProgress?: (done: number, total: number) => void;
}

/** What a report was found to hold. */
export interface ReportContent {
  checkpoint: Checkpoint;
  from: string;
  /** Decisions before this time are in it: the end of its period, or when it was frozen. */
  before: string;
  systems: readonly string[];
  /** Indexes in the log of its decisions. */
  indexes: ReadonlySet<number>;
}
