import type { LocalizedText, Outcome, Severity, Tier, Verdict } from '@countersign/contracts';

const text = (en: string, zhTW: string): LocalizedText => ({ en, 'zh-TW': zhTW });

/** Codes in words, as the console says them. */
export const outcomeWords: Readonly<Record<Outcome, LocalizedText>> = {
  approve: text('Approve', '核可'),
  reject: text('Reject', '駁回'),
  'request-changes': text('Request changes', '要求修改'),
  escalate: text('Escalate', '上呈'),
};

export const tierWords: Readonly<Record<Tier, LocalizedText>> = {
  minimal: text('Minimal risk', '極低風險'),
  limited: text('Limited risk', '有限風險'),
  high: text('High risk', '高風險'),
};

export const severityWords: Readonly<Record<Severity, LocalizedText>> = {
  info: text('Note', '提示'),
  minor: text('Minor', '輕微'),
  major: text('Major', '重大'),
  critical: text('Critical', '嚴重'),
};

export const verdictWords: Readonly<Record<Verdict, LocalizedText>> = {
  met: text('Evidenced', '已佐證'),
  met_with_remarks: text('Evidenced with remarks', '已佐證，有註記'),
  not_met: text('Not evidenced', '未佐證'),
  not_enough_data: text('Not enough data', '資料不足'),
  attestation_pending: text('Attestation pending', '待聲明'),
  not_applicable: text('Out of scope', '不適用'),
  not_yet_applicable: text('Not yet applicable', '尚未適用'),
};

/** How the statement stands that a requirement asks for. */
export const standingWords: Readonly<Record<'current' | 'missing' | 'expired' | 'refused', LocalizedText>> = {
  current: text('Current', '有效'),
  missing: text('Not signed', '尚未簽署'),
  expired: text('Expired', '已到期'),
  refused: text('Declined', '拒絕簽署'),
};

export const modalityWords: Readonly<Record<string, LocalizedText>> = {
  text: text('Text', '文字'),
  image: text('Image', '圖片'),
  schedule: text('Schedule', '排程'),
};

export const roleWords: Readonly<Record<string, LocalizedText>> = {
  reviewer: text('Reviewer', '審查員'),
  lead: text('Review lead', '審查主管'),
  compliance: text('Compliance officer', '法遵人員'),
  administrator: text('Administrator', '管理員'),
};

export const originWords: Readonly<Record<string, LocalizedText>> = {
  law: text('Law', '法律'),
  guidance: text('Guidance', '指引'),
  code: text('Code of practice', '行為準則'),
  policy: text('Own policy', '自訂政策'),
};

/** Names of frameworks; one that is not here keeps its code. */
export const frameworkWords: Readonly<Record<string, LocalizedText>> = {
  HLEG: text('Trustworthy AI guidelines', '可信賴 AI 準則'),
  AIA: text('AI Act', '人工智慧法'),
  COP: text('Code of practice', '行為準則'),
  GDPR: text('GDPR', 'GDPR'),
};
