import { VerificationDraft, type Verification } from '../verification.js';
import { readReport } from './read-report.js';
import type { OfflineOptions } from './report-content.js';

/** What no report proves. */
export const openForReports = ['unattributed', 'database-fields', 'operator-clock', 'judgement'] as const;

/** Verifies a report written as JSON lines, from its bytes alone, as `readReport` says; progress needs its `size` in bytes. */
export async function verifyReport(
  chunks: AsyncIterable<Uint8Array>,
  { trust, complete, onProgress, size }: OfflineOptions & { size?: number } = {},
): Promise<Verification> {
  const draft = new VerificationDraft('report');
  draft.leaveOpen(...openForReports);
  const content = await readReport(
    draft,
    size !== undefined && onProgress ? counted(chunks, size, onProgress) : chunks,
    { trust },
  );
  if (content && complete && !draft.hasFaults) await complete(draft, content);
  else draft.leaveOpen('range-only');
  return draft.finish();
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  onProgress: (done: number, total: number) => void,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of chunks) {
    yield chunk;
    done += chunk.length;
    onProgress(done, size);
  }
}
