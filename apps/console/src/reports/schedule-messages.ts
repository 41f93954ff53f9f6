import { sentences } from '../language/phrase.js';

export const schedulesText = sentences({
  title: { en: 'Report schedules', 'zh-TW': '報告排程' },
  lead: {
    en: 'The report of every week, month or quarter is asked for when it is over, once each. It appears under “Reports”, for its recipients under “For me”.',
    'zh-TW': '每週、每月或每季結束後自動申請一次報告。報告顯示於「報告」頁，收件者可在「與我有關」中找到。',
  },
  add: { en: 'Add a schedule', 'zh-TW': '新增排程' },
  name: { en: 'Name', 'zh-TW': '名稱' },
  period: { en: 'Period', 'zh-TW': '期間' },
  'period.weekly': { en: 'Every week (from Monday)', 'zh-TW': '每週（週一起算）' },
  'period.monthly': { en: 'Every month', 'zh-TW': '每月' },
  'period.quarterly': { en: 'Every quarter', 'zh-TW': '每季' },
  timeZone: { en: 'Time zone', 'zh-TW': '時區' },
  next: { en: 'Next report', 'zh-TW': '下次報告' },
  paused: { en: 'Paused', 'zh-TW': '已暫停' },
  systems: { en: 'AI systems', 'zh-TW': 'AI 系統' },
  recipients: { en: 'Recipients', 'zh-TW': '收件者' },
  nobody: { en: 'Nobody in particular', 'zh-TW': '不指定' },
  acts: { en: 'Acts', 'zh-TW': '操作' },
  pause: { en: 'Pause', 'zh-TW': '暫停' },
  resume: { en: 'Go on', 'zh-TW': '繼續' },
  delete: { en: 'Delete', 'zh-TW': '刪除' },
  deleteTitle: { en: 'Delete “%{name}”?', 'zh-TW': '要刪除「%{name}」嗎？' },
  deleteDetail: {
    en: 'No more reports are asked for by it. Its reports stay.',
    'zh-TW': '此排程將不再申請報告；既有報告仍會保留。',
  },
  save: { en: 'Add', 'zh-TW': '新增' },
  cancel: { en: 'Cancel', 'zh-TW': '取消' },
  emptyTitle: { en: 'No report is scheduled', 'zh-TW': '尚無報告排程' },
  empty: {
    en: 'Add a schedule above, and the report of each period is built without anybody asking for it.',
    'zh-TW': '請於上方新增排程，系統便會在每個期間結束後自動產製報告。',
  },
});
