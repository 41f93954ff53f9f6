import { sentences } from '../language/phrase.js';

export const policiesText = sentences({
  title: { en: 'Policies', 'zh-TW': '政策' },
  lead: {
    en: 'What is in force, as data. Policies are changed in files and read at start; every decision is bound to the digest below.',
    'zh-TW': '目前生效的政策。政策以檔案修改並於啟動時載入；每項裁決都綁定下方的摘要值。',
  },
  digest: { en: 'Digest', 'zh-TW': '摘要值' },
  since: { en: 'In force since', 'zh-TW': '生效時間' },
  documents: { en: 'Documents', 'zh-TW': '文件' },
});
