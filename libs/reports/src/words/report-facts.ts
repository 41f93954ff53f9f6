import { exceptionKinds, type Language, type LocalizedText } from '@countersign/contracts';
import { exceptionWords } from '../content/exceptions.js';
import { daysOf } from '../days-of.js';
import type { ReportHeader } from '../renderer.js';

/** A named fact, in the report's language. */
export type Fact = [name: string, value: string];

const text = (en: string, zhTW: string): LocalizedText => ({ en, 'zh-TW': zhTW });

const words = {
  report: text('Report', '報告編號'),
  from: text('Period from', '期間起'),
  to: text('Period to (excluded)', '期間迄（不含）'),
  days: text('Days (both included)', '日期（含首尾）'),
  systems: text('AI systems', 'AI 系統'),
  all: text('All AI systems', '所有 AI 系統'),
  frozenAt: text('Frozen at', '凍結時間'),
  policy: text('Policy digest', '政策摘要值'),
  pack: text('Requirement pack', '要求集'),
  asOf: text('law as of', '法規截至'),
  origin: text('Log', '日誌'),
  size: text('Checkpoint: entries', '檢查點：紀錄數'),
  root: text('Checkpoint: root', '檢查點：根雜湊值'),
  key: text('Verifier key of the log', '日誌驗證金鑰'),
  witnesses: text('Cosignatures of witnesses', '見證者副署'),
  none: text('none: the range was not witnessed', '無：此範圍未經見證'),
} satisfies Record<string, LocalizedText>;

/** What a report is about: its id, period and AI systems. */
export function rangeFacts(header: ReportHeader): Fact[] {
  const { language } = header;
  return [
    [words.report[language], header.report],
    [words.from[language], header.from],
    [words.to[language], header.to],
    [words.days[language], `${daysOf(header).join(' – ')} (${header.timeZone})`],
    [words.systems[language], header.systems.length === 0 ? words.all[language] : header.systems.join(', ')],
    [words.frozenAt[language], header.frozenAt],
  ];
}

/** What a report rests on: the policy, the packs, and the checkpoint of the log with its key and witnesses. */
export function groundFacts(header: ReportHeader): Fact[] {
  const { language, log } = header;
  return [
    [words.policy[language], header.policyDigest],
    ...header.packs.map(({ id, version, digest, asOf }): Fact => [
      words.pack[language],
      `${id} ${version}, ${words.asOf[language]} ${asOf}, ${digest}`,
    ]),
    [words.origin[language], log.origin],
    [words.size[language], String(log.size)],
    [words.root[language], log.root],
    [words.key[language], log.verifierKey],
    [
      words.witnesses[language],
      log.witnesses.length === 0
        ? words.none[language]
        : log.witnesses.map(({ name, at }) => `${name} (${at})`).join(', '),
    ],
  ];
}

const method: LocalizedText[] = [
  text(
    'The report is frozen on one signed checkpoint of the log. It lists the decisions of the period that the log held then, and no later ones.',
    '本報告凍結於日誌的一個已簽署檢查點，僅列出當時日誌中屬於該期間的裁決。',
  ),
  text(
    'A decision is listed with what the reviewer was shown: version, content digest, policy digest and facts digest are those the decision was bound to.',
    '每筆裁決均附審查員當時所見：版本、內容摘要值、政策摘要值與事實摘要值即為該裁決所綁定者。',
  ),
  text(
    'Coverage counts recorded facts by the rules of the requirement packs. Every rule states whether it comes from law, guidance, a code of practice or own policy.',
    '要求涵蓋依要求集的規則統計已記錄的事實。每項規則均註明其依據為法律、指引、行為準則或自訂政策。',
  ),
  text(
    'Names of people come from the database; the log knows them by pseudonyms only.',
    '人員姓名來自資料庫；日誌僅以代號記錄人員。',
  ),
  text(
    'Times are in UTC. A review time runs from the claim to the decision.',
    '時間均為 UTC。審查時間自認領起算至裁決為止。',
  ),
  text(
    'To verify the proofs without this server, ask for the evidence bundle or JSON Lines: they hold every leaf with its inclusion proof.',
    '如需不經此伺服器驗證證明，請索取證據包或 JSON Lines 格式：其中載有每個葉節點及其包含證明。',
  ),
];

/** How a report was made, in sentences. */
export const methodSentences = (language: Language): string[] => method.map((sentence) => sentence[language]);

/** What each kind of exception means. */
export const exceptionFacts = (language: Language): Fact[] =>
  exceptionKinds.map((kind) => [exceptionWords[kind].label[language], exceptionWords[kind].meaning[language]]);
