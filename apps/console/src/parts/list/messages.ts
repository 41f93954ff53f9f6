import { sentences } from '../../language/phrase.js';

export const filterText = sentences({
  queue: { en: 'Queue', 'zh-TW': '佇列' },
  tier: { en: 'Risk', 'zh-TW': '風險' },
  modality: { en: 'Kind', 'zh-TW': '類型' },
  system: { en: 'AI system', 'zh-TW': 'AI 系統' },
  view: { en: 'View', 'zh-TW': '檢視' },
  'view.mine': { en: 'Mine', 'zh-TW': '我的' },
  'view.assigned': { en: 'Assigned', 'zh-TW': '已指派' },
  'view.held': { en: 'Held back', 'zh-TW': '暫緩中' },
  'view.overdue': { en: 'Overdue', 'zh-TW': '已逾期' },
  'view.hard-to-decide': { en: 'Hard to decide', 'zh-TW': '難以裁決' },
  'view.contested': { en: 'Contested', 'zh-TW': '遭申訴' },
  language: { en: 'Language', 'zh-TW': '語言' },
  tag: { en: 'Tag', 'zh-TW': '標籤' },
  state: { en: 'State', 'zh-TW': '狀態' },
});
