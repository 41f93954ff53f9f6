import type { CheckResult } from '@countersign/contracts';

/** A finding on the whole of an output that no check made. */
export const plainFinding: CheckResult['findings'][number] = {
  code: 'unsupported-claim',
  severity: 'major',
  score: 0.9,
  place: null,
  message: { en: 'Invented.', 'zh-TW': '虛構。' },
  explanation: { en: 'Planted.', 'zh-TW': '預置。' },
  evidence: [],
  model: { name: 'm', revision: '1' },
};
