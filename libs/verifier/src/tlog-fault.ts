import { TlogError, type TlogErrorCode } from '@countersign/tlog';
import { Refusal } from './refusal.js';
import type { VerificationDraft } from './verification.js';

const chinese: Record<TlogErrorCode, string> = {
  malformed: '格式不正確',
  'out-of-range': '數值超出範圍',
  'missing-hash': '缺少雜湊值',
  'proof-mismatch': '證明無法導向檢查點的根',
  'bad-signature': '簽章不符',
  'not-signed': '沒有已知金鑰的簽章',
  'policy-unmet': '見證者未達政策要求',
  'unsupported-value': '內容無法以標準 JSON 表示',
};

/** Runs a step; what the log arithmetic or the reader of bundles refuses becomes a fault of `where`, and the answer null. Other errors pass. */
export async function attempt<T>(
  draft: VerificationDraft,
  where: { en: string; 'zh-TW': string },
  step: () => T | Promise<T>,
): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Refusal) {
      draft.fault(error.code, `${where.en}: ${error.detail.en}.`, `${where['zh-TW']}：${error.detail['zh-TW']}。`);
      return null;
    }
    if (!(error instanceof TlogError)) throw error;
    draft.fault(
      error.code,
      `${where.en}: ${error.message}.`,
      `${where['zh-TW']}：${chinese[error.code]}（${error.message}）。`,
    );
    return null;
  }
}
