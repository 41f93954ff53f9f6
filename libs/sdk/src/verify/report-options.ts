import type { Trust } from '@countersign/verifier';

/** How to verify a report or a bundle. */
export interface ReportOptions {
  /** Without it the key that comes with the report is taken, and that stays open. */
  trust?: Trust;
  /** Address of the log: then all of it is read, to find decisions that the report leaves out. */
  log?: string;
  /** Of the file, or, while the log is read, of its entries. */
  onProgress?: (done: number, total: number) => void;
}
