import { sentences } from '../../language/phrase.js';

export const opinionText = sentences({
  title: { en: 'First opinion', 'zh-TW': '初步意見' },
  opened: {
    en: '%{title}: opened. What the checks found is hidden until you have given your first opinion.',
    'zh-TW': '%{title}：已開啟。檢核結果在您給出初步意見後顯示。',
  },
  why: { en: 'What do you think, before the machine says anything?', 'zh-TW': '在機器表示意見之前，您怎麼看？' },
  whyDetail: {
    en: 'In some reviews, drawn by lot or by policy, the findings, scores and risk come after your own look. Your opinion is stored and stays as it is; your decision may differ from it. It shows how far people follow the machine.',
    'zh-TW':
      '部分審查（由抽籤或政策決定）會在您自行檢視之後才顯示檢核發現、分數與風險。您的意見會儲存且不再變更，裁決可以與其不同。此做法用於了解人們跟隨機器的程度。',
  },
  confidence: { en: 'How sure are you?', 'zh-TW': '您有多確定？' },
  'confidence.1': { en: 'A guess', 'zh-TW': '猜測' },
  'confidence.2': { en: 'Rather unsure', 'zh-TW': '不太確定' },
  'confidence.3': { en: 'Half sure', 'zh-TW': '一半確定' },
  'confidence.4': { en: 'Rather sure', 'zh-TW': '相當確定' },
  'confidence.5': { en: 'Certain', 'zh-TW': '確定' },
  chosen: { en: 'Sure: %{level}.', 'zh-TW': '確定程度：%{level}。' },
  needConfidence: { en: 'Say how sure you are (1 to 5).', 'zh-TW': '請選擇確定程度（1 至 5）。' },
  submit: { en: 'Give first opinion', 'zh-TW': '送出初步意見' },
  submitting: { en: 'Storing…', 'zh-TW': '儲存中…' },
  next: {
    en: 'Nothing is decided by it. The findings follow, then your decision.',
    'zh-TW': '此步驟不會做出裁決。接著會顯示檢核發現，再由您裁決。',
  },
  stored: {
    en: 'Your first opinion is stored. The findings are shown now.',
    'zh-TW': '初步意見已儲存，現在顯示檢核發現。',
  },
  yours: { en: 'Your first opinion: %{outcome} (%{level})', 'zh-TW': '您的初步意見：%{outcome}（%{level}）' },
});
