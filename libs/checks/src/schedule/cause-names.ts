import type { LocalizedText } from '@countersign/contracts';
import type { Cause, JobDelay, ReasonKind, TimeShares } from '@countersign/scheduling';

/** What an operation waited for. */
export const causeNames: Readonly<Record<Cause, LocalizedText>> = {
  predecessor: { en: 'its predecessor', 'zh-TW': '前置作業' },
  machine: { en: 'its machine', 'zh-TW': '機台' },
  person: { en: 'its person', 'zh-TW': '人員' },
  tool: { en: 'a tool', 'zh-TW': '工具' },
  material: { en: 'material', 'zh-TW': '物料' },
  batch: { en: 'what runs with it in a batch', 'zh-TW': '同批作業' },
  release: { en: 'the release of its job', 'zh-TW': '工單釋放' },
  lock: { en: 'a lock by a planner', 'zh-TW': '計畫人員鎖定' },
  frozen: { en: 'the frozen horizon', 'zh-TW': '凍結區間' },
  start: { en: 'the start of the schedule', 'zh-TW': '排程開始' },
};

/** Where the time of a late job went. */
export const shareLabels: Readonly<Record<keyof TimeShares, LocalizedText>> = {
  ownWork: { en: 'its own work', 'zh-TW': '本身加工' },
  othersWork: { en: 'work of other jobs before it', 'zh-TW': '排在前面的其他工單' },
  changeover: { en: 'changeovers', 'zh-TW': '換線' },
  calendar: { en: 'closed hours', 'zh-TW': '非工作時間' },
  release: { en: 'waiting for release', 'zh-TW': '等待釋放' },
  material: { en: 'waiting for material', 'zh-TW': '等待物料' },
  lock: { en: 'locks and the frozen horizon', 'zh-TW': '鎖定與凍結區間' },
  idle: { en: 'idle time without a cause in the data', 'zh-TW': '資料中找不到原因的閒置' },
  overlap: { en: 'overlaps', 'zh-TW': '重疊' },
};

/** The main cause of a late job, to follow "mainly". */
export function mainCauseText(mainCause: JobDelay['mainCause']): LocalizedText {
  return mainCause === null ? shareLabels.ownWork : shareLabels[mainCause];
}

/** What a stated reason says. */
export const reasonNames: Readonly<Record<ReasonKind, LocalizedText>> = {
  'material-on-hand': { en: 'its material is on hand', 'zh-TW': '物料已備妥' },
  'earliest-due': { en: 'it is due earliest', 'zh-TW': '交期最早' },
  'highest-priority': { en: 'it has the highest priority', 'zh-TW': '優先順序最高' },
  shortest: { en: 'it is the shortest', 'zh-TW': '加工時間最短' },
  'same-family': { en: 'it needs no changeover', 'zh-TW': '不需換線' },
  'only-machine': { en: 'no other machine can do it', 'zh-TW': '僅此機台可執行' },
  'customer-class': { en: 'its customer is of that class', 'zh-TW': '客戶屬於該等級' },
  'tool-free': { en: 'its tool was free', 'zh-TW': '工具可用' },
  'same-batch': { en: 'it runs in a batch with others', 'zh-TW': '與其他作業同批' },
  locked: { en: 'it is locked or frozen', 'zh-TW': '已鎖定或凍結' },
  'waits-predecessor': { en: 'it waits for its predecessor', 'zh-TW': '等待前置作業' },
  'waits-machine': { en: 'it waits for its machine', 'zh-TW': '等待機台' },
  'waits-material': { en: 'it waits for material', 'zh-TW': '等待物料' },
  'waits-release': { en: 'it waits for release', 'zh-TW': '等待釋放' },
  'waits-tool': { en: 'it waits for its tool', 'zh-TW': '等待工具' },
};
