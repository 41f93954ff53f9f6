import { sentences } from '../language/phrase.js';

export const policiesText = sentences({
  title: { en: 'Policies', 'zh-TW': '政策' },
  lead: {
    en: 'What is in force, as data. Policies are changed in files, or over the API by drafts that a second person approves; every decision is bound to the digest below.',
    'zh-TW': '目前生效的政策。政策可透過檔案修改，或經由程式介面撰寫草案並由另一人核准；每項裁決都綁定下方的摘要值。',
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
  'document.sign-in': { en: 'Sign-in', 'zh-TW': '登入' },
  'document.tests': { en: 'Tests', 'zh-TW': '測試' },
  inForce: { en: 'In force', 'zh-TW': '生效中' },
  documents: { en: 'Documents', 'zh-TW': '文件' },
});
