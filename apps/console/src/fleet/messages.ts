import { sentences } from '../language/phrase.js';

export const fleetText = sentences({
  title: { en: 'Fleet', 'zh-TW': '運算資源' },
  lead: {
    en: 'The processes that run checks, and what waits for them. Nothing here decides anything.',
    'zh-TW': '執行檢核的程序，以及等待處理的工作。此處不涉及任何裁決。',
  },
  workers: { en: 'Workers', 'zh-TW': '工作程序' },
  worker: { en: 'Worker', 'zh-TW': '工作程序' },
  host: { en: 'Host', 'zh-TW': '主機' },
  device: { en: 'Device', 'zh-TW': '裝置' },
  state: { en: 'State', 'zh-TW': '狀態' },
  'state.running': { en: 'running', 'zh-TW': '執行中' },
  'state.draining': { en: 'finishing up', 'zh-TW': '收尾中' },
  'state.lost': { en: 'lost', 'zh-TW': '失聯' },
  busy: { en: 'Running', 'zh-TW': '執行中' },
  done: { en: 'Done', 'zh-TW': '已完成' },
  failed: { en: 'Failed', 'zh-TW': '失敗' },
  seen: { en: 'Seen', 'zh-TW': '最後回報' },
  started: { en: 'Started', 'zh-TW': '啟動時間' },
  version: { en: 'Version', 'zh-TW': '版本' },
  queues: { en: 'Machine queues', 'zh-TW': '機器佇列' },
  queue: { en: 'Queue', 'zh-TW': '佇列' },
  waiting: { en: 'Waiting', 'zh-TW': '等待中' },
  oldest: { en: 'Oldest', 'zh-TW': '最久等待' },
  failedHour: { en: 'Failed in the last hour', 'zh-TW': '近一小時失敗' },
  emptyTitle: { en: 'No worker has reported', 'zh-TW': '尚無工作程序回報' },
  empty: {
    en: 'Checks wait until one does; nothing is lost meanwhile. On the machine that should run them:',
    'zh-TW': '有程序回報前，檢核會持續等待，不會遺失。請在負責執行的機器上執行：',
  },
  noQueue: { en: 'No machine queue has been used yet.', 'zh-TW': '尚未使用任何機器佇列。' },
});
