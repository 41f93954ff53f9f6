import { sentences } from '../language/phrase.js';

export const systemsText = sentences({
  title: { en: 'AI systems', 'zh-TW': 'AI 系統' },
  lead: {
    en: 'What hands outputs in. Role and risk class decide which requirements apply.',
    'zh-TW': '送審產出的系統。角色與風險類別決定適用哪些要求。',
  },
  register: { en: 'Register an AI system', 'zh-TW': '登錄 AI 系統' },
  name: { en: 'Name', 'zh-TW': '名稱' },
  slug: { en: 'Short name', 'zh-TW': '代號' },
  slugHelp: {
    en: 'Lower-case letters, digits and hyphens. Programs use it; it cannot be changed later.',
    'zh-TW': '小寫字母、數字與連字號。供程式使用，之後無法變更。',
  },
  description: { en: 'What it does', 'zh-TW': '用途說明' },
  role: { en: 'Your role', 'zh-TW': '貴單位的角色' },
  'role.provider': { en: 'Provider', 'zh-TW': '提供者' },
  'role.deployer': { en: 'Deployer', 'zh-TW': '部署者' },
  'role.both': { en: 'Provider and deployer', 'zh-TW': '提供者兼部署者' },
  'role.gpai_provider': { en: 'Provider of a general-purpose model', 'zh-TW': '通用模型提供者' },
  'role.controller': { en: 'Controller (GDPR)', 'zh-TW': '資料控管者（GDPR）' },
  'role.processor': { en: 'Processor (GDPR)', 'zh-TW': '資料處理者（GDPR）' },
  riskClass: { en: 'Risk class', 'zh-TW': '風險類別' },
  'risk.high_risk_annex_iii': { en: 'High risk, Annex III', 'zh-TW': '高風險（附件三）' },
  'risk.high_risk_annex_i': { en: 'High risk, Annex I', 'zh-TW': '高風險（附件一）' },
  'risk.annex_iii_1a': { en: 'Annex III, point 1(a)', 'zh-TW': '附件三第 1(a) 點' },
  'risk.limited_transparency': { en: 'Transparency duties', 'zh-TW': '透明義務' },
  'risk.minimal': { en: 'Minimal risk', 'zh-TW': '極低風險' },
  riskGrounds: { en: 'Grounds for the class', 'zh-TW': '分類依據' },
  riskGroundsHelp: {
    en: 'Why this class and not a higher one; auditors read it.',
    'zh-TW': '為何屬此類別而非更高類別；稽核人員會查閱。',
  },
  annexPoint: { en: 'Point of Annex III', 'zh-TW': '附件三之點次' },
  annexPointHelp: {
    en: 'Area and letter in Annex III of Regulation (EU) 2024/1689, such as 4b for work schedules.',
    'zh-TW': '規則 (EU) 2024/1689 附件三的領域與字母，例如工作排班為 4b。',
  },
  none: { en: 'None', 'zh-TW': '無' },
  friaReference: { en: 'Fundamental rights impact assessment', 'zh-TW': '基本權利影響評估' },
  friaReferenceHelp: {
    en: 'Where it lies: a link or a file number. The product does not read it.',
    'zh-TW': '存放處：連結或檔號。本產品不會讀取其內容。',
  },
  marketSince: { en: 'On the market or in service since', 'zh-TW': '上市或啟用日期' },
  marketSinceHelp: {
    en: 'Older systems have more time for some duties, such as marking; the coverage page says until when.',
    'zh-TW': '較早的系統就部分義務（例如標記）有較長期限，期限載於要求涵蓋頁。',
  },
  trainingConsent: { en: 'Decided outputs may be used for training', 'zh-TW': '已裁決的產出可用於訓練' },
  trainingConsentHelp: {
    en: 'Compliance officers may then export its texts and what people decided on them. Switched off, exports are taken back.',
    'zh-TW': '開啟後，法遵人員可匯出其文字產出及裁決結果；關閉後，已匯出的檔案將不再提供。',
  },
  created: { en: 'Registered', 'zh-TW': '登錄時間' },
  save: { en: 'Save', 'zh-TW': '儲存' },
  emptyTitle: { en: 'No AI system is registered', 'zh-TW': '尚未登錄 AI 系統' },
  empty: {
    en: 'Register one above; then make an API key with which it hands outputs in.',
    'zh-TW': '請於上方登錄，再建立供其送審的 API 金鑰。',
  },
});
