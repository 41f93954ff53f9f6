import { sentences } from '../language/phrase.js';

/** The acts that the log records, in words; the log itself holds the codes. */
export const actNames = sentences({
  'submission.received': { en: 'Output received', 'zh-TW': '收到送審' },
  'submission.withdrawn': { en: 'Submission withdrawn', 'zh-TW': '撤回送審' },
  'submission.superseded': { en: 'Submission superseded', 'zh-TW': '送審被取代' },
  'submission.routed': { en: 'Submission routed', 'zh-TW': '送審分派流程' },
  'check.completed': { en: 'Check completed', 'zh-TW': '檢核完成' },
  'review.claimed': { en: 'Review claimed', 'zh-TW': '認領審查' },
  'review.released': { en: 'Claim given back', 'zh-TW': '歸還認領' },
  'review.assigned': { en: 'Review assigned', 'zh-TW': '指派審查' },
  'review.handed-over': { en: 'Review handed over', 'zh-TW': '移交審查' },
  'review.held': { en: 'Review held back', 'zh-TW': '暫緩審查' },
  'review.resumed': { en: 'Hold ended', 'zh-TW': '結束暫緩' },
  'review.snoozed': { en: 'Review put off', 'zh-TW': '延後處理' },
  'review.claim-expired': { en: 'Claim expired', 'zh-TW': '認領逾時' },
  'review.decided': { en: 'Decision made', 'zh-TW': '做出裁決' },
  'finding.judged': { en: 'Finding judged', 'zh-TW': '評價發現' },
  'calibration.fitted': { en: 'Scores calibrated', 'zh-TW': '校準分數' },
  'receipt.issued': { en: 'Receipt issued', 'zh-TW': '簽發收據' },
  'comment.added': { en: 'Comment added', 'zh-TW': '新增留言' },
  'image.shown': { en: 'Image shown by link', 'zh-TW': '以連結檢視圖片' },
  'blob.stored': { en: 'File stored', 'zh-TW': '存入檔案' },
  'schedule-mapping.remembered': { en: 'Column mapping remembered', 'zh-TW': '記住欄位對應' },
  'schedule-mapping.forgotten': { en: 'Column mapping forgotten', 'zh-TW': '刪除欄位對應' },
  'policy.activated': { en: 'Policy activated', 'zh-TW': '政策生效' },
  'person.added': { en: 'Person added', 'zh-TW': '新增人員' },
  'person.changed': { en: 'Person changed', 'zh-TW': '變更人員' },
  'person.signed-in': { en: 'Signed in', 'zh-TW': '登入' },
  'person.sign-in-refused': { en: 'Sign-in refused', 'zh-TW': '登入遭拒' },
  'person.locked-out': { en: 'Account locked', 'zh-TW': '帳號鎖定' },
  'person.signed-out': { en: 'Signed out', 'zh-TW': '登出' },
  'session.revoked': { en: 'Sessions ended', 'zh-TW': '結束工作階段' },
  'key.created': { en: 'API key made', 'zh-TW': '建立 API 金鑰' },
  'key.revoked': { en: 'API key revoked', 'zh-TW': '撤銷 API 金鑰' },
  'key.rotated': { en: 'API key rotated', 'zh-TW': '輪替 API 金鑰' },
  'system.registered': { en: 'AI system registered', 'zh-TW': '登錄 AI 系統' },
  'system.changed': { en: 'AI system changed', 'zh-TW': '變更 AI 系統' },
  'attestation.signed': { en: 'Statement signed', 'zh-TW': '簽署聲明' },
  'attestation.withdrawn': { en: 'Statement withdrawn', 'zh-TW': '撤回聲明' },
  'incident.opened': { en: 'Incident opened', 'zh-TW': '開立事件' },
  'incident.reclassified': { en: 'Incident reclassified', 'zh-TW': '變更事件類別' },
  'incident.reported': { en: 'Incident reported', 'zh-TW': '通報事件' },
  'incident.closed': { en: 'Incident closed', 'zh-TW': '事件結案' },
  'editorial.recorded': { en: 'Editorial record made', 'zh-TW': '登錄編輯紀錄' },
  'report.requested': { en: 'Report requested', 'zh-TW': '申請報告' },
  'report.downloaded': { en: 'Report downloaded', 'zh-TW': '下載報告' },
  'report-schedule.added': { en: 'Report schedule added', 'zh-TW': '新增報告排程' },
  'report-schedule.paused': { en: 'Report schedule paused', 'zh-TW': '暫停報告排程' },
  'report-schedule.resumed': { en: 'Report schedule resumed', 'zh-TW': '繼續報告排程' },
  'report-schedule.deleted': { en: 'Report schedule deleted', 'zh-TW': '刪除報告排程' },
  'report.built': { en: 'Report built', 'zh-TW': '報告完成' },
  'log.verified': { en: 'Log verified', 'zh-TW': '驗證紀錄' },
  'log.key-added': { en: 'Log key added', 'zh-TW': '新增日誌金鑰' },
  'log.key-retired': { en: 'Log key retired', 'zh-TW': '停用日誌金鑰' },
  'subject.erased': { en: 'Person or key erased', 'zh-TW': '抹除人員或金鑰' },
  'retention.applied': { en: 'Retention applied', 'zh-TW': '套用保存期限' },
  'hold.placed': { en: 'Legal hold placed', 'zh-TW': '設定法律保全' },
  'hold.lifted': { en: 'Legal hold lifted', 'zh-TW': '解除法律保全' },
});

/** The codes of `actNames`, in its order. */
export const acts = Object.keys(actNames).filter(isAct);

/** Whether an act of the log has a name here; the log may know more than this console. */
export function isAct(action: string): action is keyof typeof actNames {
  return Object.hasOwn(actNames, action);
}
