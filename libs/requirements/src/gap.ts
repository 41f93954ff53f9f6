import type { LocalizedText } from '@countersign/contracts';

/** Why something cannot be measured by this version. */
export interface Gap {
  gap: LocalizedText;
  reason: GapReason;
}

const sentences = {
  event: (names: string): LocalizedText => ({
    en: `Not evidenced: this version records no such event (${names}).`,
    'zh-TW': `未有佐證：本版本未記錄此類事件（${names}）。`,
  }),
  check: (names: string): LocalizedText => ({
    en: `Not evidenced: no such check runs (${names}).`,
    'zh-TW': `未有佐證：目前未執行此類檢核（${names}）。`,
  }),
  document: (names: string): LocalizedText => ({
    en: `Not evidenced: this version keeps no such document (${names}).`,
    'zh-TW': `未有佐證：本版本未保存此類文件（${names}）。`,
  }),
  field: (names: string): LocalizedText => ({
    en: `Not evidenced: this version does not record ${names}.`,
    'zh-TW': `未有佐證：本版本未記錄 ${names}。`,
  }),
  population: (names: string): LocalizedText => ({
    en: `Not evidenced: this version does not count ${names} for this.`,
    'zh-TW': `未有佐證：本版本未就此統計 ${names}。`,
  }),
  condition: (names: string): LocalizedText => ({
    en: `Not evidenced: this version does not tell records apart by ${names}.`,
    'zh-TW': `未有佐證：本版本無法依 ${names} 區分紀錄。`,
  }),
  metric: (names: string): LocalizedText => ({
    en: `Not evidenced: this version does not measure ${names}.`,
    'zh-TW': `未有佐證：本版本未量測 ${names}。`,
  }),
  verification: (names: string): LocalizedText => ({
    en: `Not evidenced: this version does not verify ${names}.`,
    'zh-TW': `未有佐證：本版本未驗證 ${names}。`,
  }),
};

/** Which kind of word of a rule nothing here answers to. */
export type GapReason = keyof typeof sentences;

/** A gap: which kind of word of the rule nothing here answers to, and the words. */
export function gapOf(reason: GapReason, ...words: string[]): Gap {
  return { gap: sentences[reason](words.join(', ')), reason };
}
