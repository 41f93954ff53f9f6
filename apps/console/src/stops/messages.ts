import { sentences } from '../language/phrase.js';

export const stopsText = sentences({
  title: { en: 'Stops', 'zh-TW': '停止狀態' },
  none: { en: 'No AI system is stopped.', 'zh-TW': '目前沒有停止的 AI 系統。' },
  stopped: { en: 'Stopped', 'zh-TW': '已停止' },
  drill: { en: 'Drill', 'zh-TW': '演練' },
  notice: {
    en: 'This AI system is stopped: nothing of it is released. You may still reject, and what you write stays here.',
    'zh-TW': '此 AI 系統已停止，不會放行任何產出。您仍可駁回，輸入的內容也會保留。',
  },
  since: { en: 'since', 'zh-TW': '停止時間' },
  by: { en: 'by %{name}', 'zh-TW': '停止者：%{name}' },
  took: { en: 'effective after %{ms} ms', 'zh-TW': '%{ms} 毫秒後生效' },
  stop: { en: 'Stop an AI system', 'zh-TW': '停止 AI 系統' },
  resume: { en: 'Resume', 'zh-TW': '恢復' },
  resumeNamed: { en: 'Resume %{system}', 'zh-TW': '恢復 %{system}' },
  stopTitle: { en: 'Stop an AI system at once', 'zh-TW': '立即停止 AI 系統' },
  stopDetail: {
    en: 'Approvals are refused and receipts held back until another person resumes it. Outputs are still taken in. It is recorded.',
    'zh-TW': '在另一人恢復之前，將拒絕核可並暫停提供收據；仍會接收送審。此動作會留下紀錄。',
  },
  system: { en: 'AI system', 'zh-TW': 'AI 系統' },
  choose: { en: 'Choose the AI system to stop', 'zh-TW': '請選擇要停止的 AI 系統' },
  reason: { en: 'Why', 'zh-TW': '原因' },
  asDrill: {
    en: 'This is a drill: it stops for real and is recorded as a drill',
    'zh-TW': '此為演練：實際停止，並記錄為演練',
  },
  confirm: { en: 'Stop it', 'zh-TW': '停止' },
});
