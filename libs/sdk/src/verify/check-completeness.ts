import { at, type ReportContent, type VerificationDraft } from '@countersign/verifier';
import { verifyLog } from './verify-log.js';
import type { ReportOptions } from './report-options.js';

/**
 * Reads the whole log and holds the report against it: the log extends the report's tree, and each decision of the period
 * is in the report or set aside by it. For a report on some AI systems that stays open, because leaves do not name systems.
 */
export async function checkCompleteness(
  draft: VerificationDraft,
  { checkpoint, from, before, systems, indexes, setAside }: ReportContent,
  { log, trust, onProgress }: ReportOptions & { log: string },
): Promise<void> {
  const [first, end] = [Date.parse(from), Date.parse(before)];
  let missing = 0;
  const verified = await verifyLog(log, {
    ...(trust ? { trust } : {}),
    ...(onProgress ? { onProgress } : {}),
    earlier: checkpoint,
    onEntry: (entry, index) => {
      if (index >= checkpoint.size || indexes.has(index) || setAside.has(index)) return;
      const time = timeOfDecision(entry);
      if (time >= first && time < end) missing += 1;
    },
  });
  for (const { code, detail } of verified.faults) draft.fault(code, detail.en, detail['zh-TW']);
  draft.count('entries', verified.checked['entries'] ?? 0);
  for (const open of ['key-not-pinned', 'key-rotated'] as const) {
    if (verified.notProven.includes(open)) draft.leaveOpen(open);
  }
  if (systems.length > 0) draft.leaveOpen('systems-not-in-log');
  else if (missing > 0) {
    draft.fault(
      'incomplete',
      `The log holds ${missing} decisions of the period that the report leaves out.`,
      `日誌中有 ${missing} 筆同期間的裁決未列入報告。`,
    );
  }
}

/** Milliseconds since 1970 of a decision's leaf, NaN for other entries. */
function timeOfDecision(entry: Uint8Array): number {
  const text = new TextDecoder().decode(entry);
  if (!text.includes('"action":"review.decided"')) return Number.NaN;
  try {
    const leaf: unknown = JSON.parse(text);
    return at(leaf, 'action') === 'review.decided' ? Date.parse(String(at(leaf, 'at'))) : Number.NaN;
  } catch {
    return Number.NaN;
  }
}
