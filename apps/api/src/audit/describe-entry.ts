import type { AuditAction } from '@countersign/audit';
import type { EntryView, Language, LocalizedText } from '@countersign/contracts';

type Sentence = (payload: Record<string, unknown>) => LocalizedText;

const outcomes: Record<string, LocalizedText> = {
  approve: { en: 'approved it', 'zh-TW': '核可' },
  reject: { en: 'rejected it', 'zh-TW': '駁回' },
  'request-changes': { en: 'asked for changes', 'zh-TW': '要求修改' },
  escalate: { en: 'escalated it', 'zh-TW': '上呈主管' },
};
const ends: Record<string, LocalizedText> = {
  passed: { en: 'found nothing', 'zh-TW': '未發現問題' },
  flagged: { en: 'found something', 'zh-TW': '發現問題' },
  inconclusive: { en: 'could not tell', 'zh-TW': '無法判定' },
};
/** Stands for what somebody who may still decide is not told yet. */
export const untilDecided: LocalizedText = {
  en: 'Something that you are told once you have given your opinion or decided.',
  'zh-TW': '此項內容在您給出意見或裁決後顯示。',
};
const nothing: LocalizedText = { en: '', 'zh-TW': '' };

/** What happens to submissions, in sentences. */
const sentences: Partial<Record<AuditAction, Sentence>> = {
  'submission.received': () => ({ en: 'The output was handed in.', 'zh-TW': '產出已送審。' }),
  'submission.withdrawn': () => ({ en: 'It was withdrawn.', 'zh-TW': '已撤回送審。' }),
  'submission.superseded': () => ({ en: 'A revision took its place.', 'zh-TW': '已由修訂版取代。' }),
  'submission.routed': ({ tier, queue, approvals }) => ({
    en: `It went to people: tier ${String(tier)}, queue ${String(queue)}, ${String(approvals)} approval${approvals === 1 ? '' : 's'} needed.`,
    'zh-TW': `已交由人員審查：風險等級 ${String(tier)}，佇列 ${String(queue)}，需要 ${String(approvals)} 位核可。`,
  }),
  'review.approvals-lapsed': ({ decisions }) => {
    const count = Array.isArray(decisions) ? decisions.length : 0;
    return {
      en: `Other people are asked for now: ${count} earlier approval${count === 1 ? ' counts' : 's count'} no more.`,
      'zh-TW': `審查人員的條件已變更，先前 ${count} 個核可不再計入。`,
    };
  },
  'check.completed': ({ check, outcome, findingsTotal }) => {
    const end = ends[String(outcome)] ?? nothing;
    return {
      en: `The check ${String(check)} ${end.en} (findings: ${String(findingsTotal)}).`,
      'zh-TW': `檢核「${String(check)}」${end['zh-TW']}（發現 ${String(findingsTotal)} 項）。`,
    };
  },
  'review.claimed': () => ({ en: 'A reviewer took it up.', 'zh-TW': '審查人員已認領。' }),
  'review.released': () => ({ en: 'The reviewer gave it back.', 'zh-TW': '審查人員已釋出。' }),
  'review.assigned': ({ to }) =>
    to === null
      ? { en: 'It is kept for nobody any more.', 'zh-TW': '已取消指派。' }
      : { en: 'It was assigned to a person.', 'zh-TW': '已指派給人員。' },
  'review.assignment-released': ({ because }) =>
    because === 'assignee-left'
      ? { en: 'Whom it was kept for has left: others can take it.', 'zh-TW': '原指派人員已停用，可由他人認領。' }
      : {
          en: 'Whom it was kept for may not decide on it any more: others can take it.',
          'zh-TW': '原指派人員已無法裁決，可由他人認領。',
        },
  'review.handed-over': () => ({ en: 'The reviewer handed it over to somebody.', 'zh-TW': '審查人員已移交給他人。' }),
  'review.held': ({ until }) => ({
    en: `It is held back until ${String(until).slice(0, 16).replace('T', ' ')} UTC.`,
    'zh-TW': `暫緩至 ${String(until).slice(0, 16).replace('T', ' ')}（世界協調時間）。`,
  }),
  'review.resumed': () => ({ en: 'The hold ended.', 'zh-TW': '暫緩已結束。' }),
  'review.snoozed': () => ({ en: 'A reviewer put it off.', 'zh-TW': '審查人員已延後處理。' }),
  'review.due-soon': () => ({ en: 'Its time is nearly up.', 'zh-TW': '期限將至。' }),
  'review.overdue': () => ({ en: 'It is past its due time.', 'zh-TW': '已逾期。' }),
  'review.alarm-acknowledged': () => ({ en: 'A lead has seen the alarm.', 'zh-TW': '主管已確認警示。' }),
  'review.claim-expired': () => ({ en: 'The claim ran out.', 'zh-TW': '認領已逾時。' }),
  'review.decided': ({ outcome, approvals, adjudication }) => {
    const { given, needed } = approvals as { given: number; needed: number };
    const act = outcomes[String(outcome)] ?? nothing;
    const further =
      adjudication === 'opened'
        ? { en: ' People disagree: a lead decides.', 'zh-TW': '意見不一致，由主管裁定。' }
        : nothing;
    return {
      en: `A person ${act.en} (approvals: ${given} of ${needed}).${further.en}`,
      'zh-TW': `審查人員${act['zh-TW']}（核可 ${given}／${needed}）。${further['zh-TW']}`,
    };
  },
  'review.opined': () => ({ en: 'A reviewer gave a first opinion.', 'zh-TW': '審查人員已給出初步意見。' }),
  'receipt.issued': () => ({ en: 'A signed receipt was issued.', 'zh-TW': '已簽發收據。' }),
  'hold.placed': () => ({ en: 'A legal hold was placed on it.', 'zh-TW': '已設定法律保全。' }),
  'hold.lifted': () => ({ en: 'A legal hold on it was lifted.', 'zh-TW': '已解除法律保全。' }),
  'review.edited': () => ({ en: 'The reviewer corrected it themselves.', 'zh-TW': '審查人員自行修訂內容。' }),
  'contestation.opened': ({ by }) =>
    by === 'client'
      ? { en: 'The client contests the decision.', 'zh-TW': '送審方對裁決提出申訴。' }
      : { en: 'An affected person contests the decision.', 'zh-TW': '受影響者對裁決提出申訴。' },
  'contestation.answered': ({ outcome }) =>
    outcome === 'upheld'
      ? { en: 'Another person upheld the decision.', 'zh-TW': '另一位審查人員維持原裁決。' }
      : { en: 'Another person overturned the decision.', 'zh-TW': '另一位審查人員撤銷原裁決。' },
  'submission.revoked': () => ({ en: 'Its approval was revoked.', 'zh-TW': '核可已撤銷。' }),
  'submission.reopened': () => ({ en: 'It waits for people again.', 'zh-TW': '已重新交由人員審查。' }),
  'comment.added': () => ({ en: 'A comment was added.', 'zh-TW': '新增留言。' }),
};

/** An entry as a sentence in the reader's language; its action where there is none. */
export function describeEntry(entry: EntryView, language: Language): string {
  const sentence = sentences[entry.action as AuditAction];
  if (!sentence || typeof entry.payload !== 'object' || entry.payload === null) return entry.action;
  return sentence(entry.payload as Record<string, unknown>)[language];
}
