import { verifyReport as verifyLines, type OfflineOptions, type Verification } from '@countersign/verifier';
import { checkCompleteness } from './check-completeness.js';
import type { ReportOptions } from './report-options.js';

/** The options of the offline verification: with an address of the log, completeness is looked up there. */
export function offlineOptions({ log, ...options }: ReportOptions): OfflineOptions {
  if (log === undefined) return options;
  return { ...options, complete: (draft, content) => checkCompleteness(draft, content, { ...options, log }) };
}

/**
 * Verifies a report written as JSON lines: the checkpoint's signature, and of every decision the leaf hash, the
 * inclusion proof, the commitment, and that the line says the same. With `log` also that it leaves no decision out.
 */
export async function verifyReport(
  chunks: AsyncIterable<Uint8Array>,
  options: ReportOptions & { size?: number } = {},
): Promise<Verification> {
  const { size, ...rest } = options;
  return verifyLines(chunks, { ...offlineOptions(rest), ...(size === undefined ? {} : { size }) });
}
