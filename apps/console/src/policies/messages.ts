import { sentences } from '../language/phrase.js';

export const policiesText = sentences({
  title: { en: 'Policies', 'zh-TW': '政策' },
  lead: {
    en: 'What is in force, as data. Policies are changed in files and read at start; every decision is bound to the digest below.',
    'zh-TW': '目前生效的政策。政策以檔案修改並於啟動時載入；每項裁決都綁定下方的摘要值。',
  },
  digest: { en: 'Digest', 'zh-TW': '摘要值' },
  since: { en: 'In force since', 'zh-TW': '生效時間' },
  'document.checks': { en: 'Checks', 'zh-TW': '檢核' },
  'document.devices': { en: 'Devices', 'zh-TW': '裝置' },
  'document.models': { en: 'Models', 'zh-TW': '模型' },
  'document.reasons': { en: 'Reasons', 'zh-TW': '理由' },
  'document.retention': { en: 'Retention', 'zh-TW': '保存期限' },
  'document.review-quality': { en: 'Quality of review', 'zh-TW': '審查品質' },
  'document.risk-routing': { en: 'Risk and routes', 'zh-TW': '風險與流程' },
  inForce: { en: 'In force', 'zh-TW': '生效中' },
  documents: { en: 'Documents', 'zh-TW': '文件' },
});
