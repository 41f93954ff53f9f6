import type { LocalizedText } from '@countersign/contracts';

/** Names of a report's tables, short enough for the tabs of a spreadsheet. */
export const tableNames = {
  summary: { en: 'Summary', 'zh-TW': '摘要' },
  coverage: { en: 'Coverage', 'zh-TW': '要求涵蓋' },
  systems: { en: 'By AI system', 'zh-TW': '依 AI 系統' },
  rules: { en: 'Rules', 'zh-TW': '規則' },
  decisions: { en: 'Decisions', 'zh-TW': '裁決' },
  findings: { en: 'Findings', 'zh-TW': '檢核發現' },
  exceptions: { en: 'Exceptions', 'zh-TW': '例外' },
  people: { en: 'People', 'zh-TW': '人員' },
  method: { en: 'Method and limits', 'zh-TW': '方法與限制' },
} satisfies Record<string, LocalizedText>;

/** The title of an audit report. */
export const reportTitle: LocalizedText = { en: 'Audit report', 'zh-TW': '稽核報告' };

/** What stands over the sentences on what a report does not prove. */
export const limitsTitle: LocalizedText = { en: 'What this report does not prove', 'zh-TW': '本報告未證明的事項' };
