import { sentences } from '../../language/phrase.js';

export const filterText = sentences({
  queue: { en: 'Queue', 'zh-TW': '佇列' },
  tier: { en: 'Risk', 'zh-TW': '風險' },
  modality: { en: 'Kind', 'zh-TW': '類型' },
  system: { en: 'AI system', 'zh-TW': 'AI 系統' },
  state: { en: 'State', 'zh-TW': '狀態' },
});
