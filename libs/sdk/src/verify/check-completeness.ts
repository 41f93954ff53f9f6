import { at, type ReportContent, type VerificationDraft } from '@countersign/verifier';
import { verifyLog } from './verify-log.js';
import type { ReportOptions } from './report-options.js';

/**
 * Reads the whole log and holds the report against it: the log extends the report's tree, and each decision of the period
 * is in the report or set aside by it, by the first entry of its output. For a report on some AI systems that stays open,
 * because leaves do not name systems. What a line stands for that sets aside without its purpose, the log does not say either.
 */
export async function checkCompleteness(
  draft: VerificationDraft,
  { checkpoint, from, before, systems, indexes, setAside, received }: ReportContent,
  { log, trust, onProgress }: ReportOptions & { log: string },
): Promise<void> {
  const [first, end] = [Date.parse(from), Date.parse(before)];
  let missing = 0;
  const notFirst = new Set<string>();
  const verified = await verifyLog(log, {
    ...(trust ? { trust } : {}),
    ...(onProgress ? { onProgress } : {}),
    earlier: checkpoint,
    onEntry: (entry, index) => {
      if (index >= checkpoint.size) return;
      const text = new TextDecoder().decode(entry);
      const subject = received.size > 0 ? subjectReceived(text) : null;
      if (subject !== null && index < (received.get(subject) ?? 0)) notFirst.add(subject);
      if (indexes.has(index) || setAside.has(index)) return;
      const time = timeOfDecision(text);
      if (time >= first && time < end) missing += 1;
    },
  });
  for (const { code, detail } of verified.faults) draft.fault(code, detail.en, detail['zh-TW']);
  draft.count('entries', verified.checked['entries'] ?? 0);
  for (const open of ['key-not-pinned', 'key-rotated'] as const) {
    if (verified.notProven.includes(open)) draft.leaveOpen(open);
  }
  if (notFirst.size > 0) {
    draft.fault(
      'not-first',
      `Of ${notFirst.size} outputs with decisions set aside, the log holds an earlier first entry than the one shown.`,
      `有 ${notFirst.size} 項產出的裁決未列入報告，但日誌中另有早於所示首筆紀錄的收件紀錄。`,
    );
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
function timeOfDecision(text: string): number {
  const leaf = leafOf(text, 'review.decided');
  return leaf === null ? Number.NaN : Date.parse(String(at(leaf, 'at')));
}

/** The output whose coming in a leaf records, null for other entries. */
function subjectReceived(text: string): string | null {
  const leaf = leafOf(text, 'submission.received');
  return leaf === null ? null : String(at(leaf, 'subject'));
}

/** The leaf of an entry of that action, null for other entries; most are not read for it. */
function leafOf(text: string, action: string): unknown {
  if (!text.includes(`"action":"${action}"`)) return null;
  try {
    const leaf: unknown = JSON.parse(text);
    return at(leaf, 'action') === action ? leaf : null;
  } catch {
    return null;
  }
}
