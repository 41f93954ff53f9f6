import { z } from 'zod';
import type { Language, LocalizedText } from './localized-text.js';
import { cellPlace, type CellPlace } from './schedule-file.js';
import { secondFactor } from './session.js';

/** Every code a refusal can carry, with its status and title. Sentences of `detail` come from the error itself. */
export const problems = {
  'invalid-body': { status: 422, title: { en: 'The request is not well-formed', 'zh-TW': '請求格式不正確' } },
  'invalid-json': { status: 400, title: { en: 'The body is not JSON', 'zh-TW': '請求內容不是 JSON' } },
  'invalid-query': { status: 400, title: { en: 'A parameter is not well-formed', 'zh-TW': '參數格式不正確' } },
  'not-signed-in': { status: 401, title: { en: 'Sign in or send an API key', 'zh-TW': '請登入或提供 API 金鑰' } },
  'sign-in-failed': { status: 401, title: { en: 'Sign-in failed', 'zh-TW': '登入失敗' } },
  'sign-in-expired': { status: 401, title: { en: 'Begin the sign-in again', 'zh-TW': '請重新登入' } },
  'second-factor-needed': {
    status: 401,
    title: { en: 'A second proof of who you are is needed', 'zh-TW': '需要第二項身分證明' },
  },
  'locked-out': { status: 429, title: { en: 'Too many failed sign-ins', 'zh-TW': '登入失敗次數過多' } },
  'password-off': { status: 403, title: { en: 'Passwords are switched off', 'zh-TW': '已停用密碼登入' } },
  'csrf-token': {
    status: 403,
    title: { en: 'The CSRF token is missing or wrong', 'zh-TW': '缺少 CSRF 權杖或權杖錯誤' },
  },
  'address-not-allowed': {
    status: 403,
    title: { en: 'The key may not be used from there', 'zh-TW': '金鑰不得由此位址使用' },
  },
  forbidden: { status: 403, title: { en: 'Not allowed', 'zh-TW': '沒有權限' } },
  'not-a-person': { status: 403, title: { en: 'Only a person decides', 'zh-TW': '只有真人可以裁決' } },
  'own-submission': { status: 403, title: { en: 'Your own output', 'zh-TW': '這是您自己的產出' } },
  'already-approved': { status: 403, title: { en: 'You approved this already', 'zh-TW': '您已核可過此項目' } },
  'competence-missing': { status: 403, title: { en: 'A competence is missing', 'zh-TW': '缺少必要的專長' } },
  'language-missing': { status: 403, title: { en: 'Not in your languages', 'zh-TW': '不在您的審查語言之中' } },
  'step-up-needed': {
    status: 403,
    title: { en: 'A fresh proof of who you are is needed', 'zh-TW': '須再次證明身分' },
  },
  'password-to-be-changed': {
    status: 403,
    title: { en: 'Set a password of your own first', 'zh-TW': '請先自行設定密碼' },
  },
  'second-factor-missing': {
    status: 403,
    title: { en: 'Set up a second factor first', 'zh-TW': '請先設定第二步驟驗證' },
  },
  'already-decided': { status: 403, title: { en: 'You decided on this before', 'zh-TW': '您先前已做出裁決' } },
  'not-found': { status: 404, title: { en: 'Not found', 'zh-TW': '找不到' } },
  conflict: { status: 409, title: { en: 'Not possible in this state', 'zh-TW': '目前狀態無法執行' } },
  'system-stopped': { status: 409, title: { en: 'The AI system is stopped', 'zh-TW': 'AI 系統已停止' } },
  'separation-of-duties': {
    status: 403,
    title: { en: 'Another person has to do this', 'zh-TW': '須由另一人執行' },
  },
  'on-hold': { status: 409, title: { en: 'A legal hold stands', 'zh-TW': '受法律保全' } },
  'idempotency-conflict': {
    status: 409,
    title: { en: 'This key was used with another body', 'zh-TW': '此冪等鍵已用於不同內容' },
  },
  'claim-lost': { status: 409, title: { en: 'The claim is no longer yours', 'zh-TW': '認領已失效' } },
  'already-claimed': { status: 409, title: { en: 'Somebody else has claimed it', 'zh-TW': '已有其他人認領' } },
  'held-back': { status: 409, title: { en: 'The review is held back', 'zh-TW': '此審查已暫緩' } },
  'assigned-to-another': { status: 409, title: { en: 'Kept for somebody else', 'zh-TW': '已指派給他人' } },
  'opinion-first': {
    status: 409,
    title: { en: 'Your first opinion comes first', 'zh-TW': '請先給出初步意見' },
  },
  'verdict-hidden': {
    status: 403,
    title: { en: 'Hidden until you have given your opinion', 'zh-TW': '給出意見前不顯示' },
  },
  'stale-binding': { status: 409, title: { en: 'The facts changed meanwhile', 'zh-TW': '內容在此期間已變更' } },
  'too-large': { status: 413, title: { en: 'Too large', 'zh-TW': '內容過大' } },
  'unsupported-media-type': { status: 415, title: { en: 'Media type not supported', 'zh-TW': '不支援的媒體類型' } },
  'rate-limited': { status: 429, title: { en: 'Too many requests', 'zh-TW': '請求過於頻繁' } },
  overloaded: { status: 503, title: { en: 'Busy; try again shortly', 'zh-TW': '系統忙碌，請稍後再試' } },
  internal: { status: 500, title: { en: 'Something failed on our side', 'zh-TW': '系統發生錯誤' } },
} as const satisfies Record<string, { status: number; title: LocalizedText }>;
export type ProblemCode = keyof typeof problems;

/** One fault of a request: where (JSON pointer; in a file by sheet, row and column), which kind, in words. */
export const fault = z.strictObject({
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
  ...cellPlace.partial().shape,
});
export type Fault = z.infer<typeof fault>;

/** A fault before it is known in which language it will be read. */
export interface LocalizedFault extends Partial<CellPlace> {
  pointer: string;
  code: string;
  detail: LocalizedText;
}

/** The fault in the reader's language. */
export function faultIn({ detail, ...fault }: LocalizedFault, language: Language): Fault {
  return { ...fault, detail: detail[language] };
}

/** RFC 9457 problem details. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    traceId: z.string(),
    errors: z.array(fault).optional(),
    changed: z.array(z.string()).optional(),
    /** With `second-factor-needed`: to be sent with the code or the answer of a passkey, and which of them will do. */
    challenge: z.string().optional(),
    factors: z.array(secondFactor).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
