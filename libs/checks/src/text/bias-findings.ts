import type { FindingDraft, LocalizedText } from '@countersign/contracts';
import { carriedMentions } from './carried-mentions.js';
import { isCounterSpeech, isQuotedAside } from './counter-speech.js';
import type { GroupSentence } from './find-counterfactual-differences.js';
import { findCounterfactualDifferences } from './find-counterfactual-differences.js';
import { findDerogatoryWords } from './find-derogatory-words.js';
import { findHostility } from './find-hostility.js';
import { findOffence } from './find-offence.js';
import { findStereotypes } from './find-stereotypes.js';
import { findUnequalTreatment } from './find-unequal-treatment.js';
import { glassBoxFinding } from './glass-box-finding.js';
import type { GroupMention } from './group-mentions.js';
import { findGroupMentions, sentenceWords } from './group-mentions.js';
import type { FindingCode } from './severity-rules.js';
import { severityRules } from './severity-rules.js';
import type { TextSpan } from './text-span.js';
import { quoteAt } from './text-span.js';

type BiasCode = Extract<
  FindingCode,
  | 'exclusion'
  | 'unequal-treatment'
  | 'hostility'
  | 'stereotype'
  | 'benevolent-stereotype'
  | 'derogatory-term'
  | 'dated-term'
>;

interface BiasHit extends TextSpan {
  code: BiasCode;
  better?: string | null;
}

/** The bias findings of a text, the gravest of each sentence, and how much of it speaks of groups. */
export interface BiasReading {
  findings: FindingDraft[];
  /** Sentences that name a group or a person's gender. */
  named: readonly GroupSentence[];
  sentences: number;
  groupSentences: number;
  /** Sentences about prejudice that were left alone. */
  counterSpeech: number;
}

const severityOrder = ['critical', 'major', 'minor', 'info'];

const messages: Record<BiasCode, (words: string) => LocalizedText> = {
  exclusion: (words) => ({
    en: `“${words}” shuts people out by a personal trait.`,
    'zh-TW': `「${words}」以個人特徵排除特定人士。`,
  }),
  'unequal-treatment': (words) => ({
    en: `“${words}” treats people differently by a personal trait.`,
    'zh-TW': `「${words}」依個人特徵給予差別待遇。`,
  }),
  hostility: (words) => ({
    en: `“${words}” is hostile to a whole group.`,
    'zh-TW': `「${words}」對整個群體懷有敵意。`,
  }),
  stereotype: (words) => ({
    en: `“${words}” says a disparaging trait of a whole group.`,
    'zh-TW': `「${words}」以貶抑的特質概括整個群體。`,
  }),
  'benevolent-stereotype': (words) => ({
    en: `“${words}” says a trait of a whole group.`,
    'zh-TW': `「${words}」以單一特質概括整個群體。`,
  }),
  'derogatory-term': (words) => ({ en: `“${words}” insults a group.`, 'zh-TW': `「${words}」是對群體的貶抑用語。` }),
  'dated-term': (words) => ({
    en: `“${words}” is a dated word for a group.`,
    'zh-TW': `「${words}」是過時的群體稱呼。`,
  }),
};

const explanations: Record<BiasCode, LocalizedText> = {
  exclusion: {
    en: 'Rules that exclude by gender, age, origin, religion, disability, orientation or means need a lawful reason; the text gives none that words can show.',
    'zh-TW': '以性別、年齡、出身、宗教、障礙、性傾向或經濟狀況為由的排除須有合法理由；僅從文字看不出有此理由。',
  },
  'unequal-treatment': {
    en: 'A choice, grade or amount depends on the group that a person belongs to. Ask whether the sentence would stand with another group in its place.',
    'zh-TW': '選擇、評等或數額取決於當事人所屬的群體。請想想：換成另一個群體，這句話是否仍然成立。',
  },
  hostility: {
    en: 'The words voice hate, or a wish to harm or drive out a group, and are neither quoted nor denied.',
    'zh-TW': '文字表達仇恨，或希望傷害、驅逐某個群體，且並非引述或否定。',
  },
  stereotype: {
    en: 'The group is the subject, and the trait is said of all its members. Reports, denials and questions about prejudice are not flagged.',
    'zh-TW': '句子以群體為主詞，並把特質套用到所有成員。轉述、否定或質疑偏見的句子不會被標示。',
  },
  'benevolent-stereotype': {
    en: 'Even a kind trait puts every member of a group into a role; say it of persons instead.',
    'zh-TW': '即使是正面的特質，也會把群體成員套入固定角色；請改為描述個人。',
  },
  'derogatory-term': {
    en: 'The word is on the list of insults for groups of people.',
    'zh-TW': '這個詞列在群體貶抑用語清單中。',
  },
  'dated-term': {
    en: 'Members of the group, or the law, use another word today.',
    'zh-TW': '該群體或現行法規已改用其他稱呼。',
  },
};

function biasFinding(text: string, hits: readonly BiasHit[], version: string): FindingDraft | null {
  const [gravest] = [...hits].sort(
    (one, other) =>
      severityOrder.indexOf(severityRules[one.code]) - severityOrder.indexOf(severityRules[other.code]) ||
      one.start - other.start,
  );
  if (!gravest) return null;
  const message = messages[gravest.code](quoteAt(text, gravest));
  const better = gravest.better;
  return glassBoxFinding({
    code: gravest.code,
    span: { start: gravest.start, end: gravest.end },
    message: better
      ? { en: `${message.en} Better: ${better}.`, 'zh-TW': `${message['zh-TW']}建議改用：${better}。` }
      : message,
    explanation: explanations[gravest.code],
    version,
  });
}

function differenceFindings(
  text: string,
  folded: string,
  sentences: readonly GroupSentence[],
  version: string,
): FindingDraft[] {
  return findCounterfactualDifferences(folded, sentences).map(({ first, second }) =>
    glassBoxFinding({
      code: 'counterfactual-difference',
      span: second.span,
      message: {
        en: `Says another result than “${quoteAt(text, first.span, 60)}”, though only the group differs.`,
        'zh-TW': `與「${quoteAt(text, first.span, 60)}」只差在群體，結果卻不同。`,
      },
      explanation: {
        en: 'With the groups swapped, the two sentences say the same but for a figure, grade or recommendation. Check that something other than the group explains it.',
        'zh-TW': '將群體互換後，兩句話除了數字、等第或建議之外完全相同。請確認差異另有群體以外的理由。',
      },
      version,
    }),
  );
}

/** Reads the sentences of a text for bias. `folded` is `foldText(text)`. */
export function readBias(text: string, folded: string, sentences: readonly TextSpan[], version: string): BiasReading {
  const named: GroupSentence[] = [];
  const findings: FindingDraft[] = [];
  let counterSpeech = 0;
  let last: GroupMention | null = null;
  for (const span of sentences) {
    const words = sentenceWords(folded, span);
    const mentions = findGroupMentions(folded, span, words);
    if (mentions.length > 0) named.push({ span, mentions });
    const hits: BiasHit[] = [
      ...findUnequalTreatment(folded, span, mentions),
      ...findStereotypes(folded, span, words, mentions),
      ...findHostility(folded, span, words, [...mentions, ...carriedMentions(folded, span, words, mentions, last)]),
      ...findDerogatoryWords(folded, span),
    ];
    last = mentions.findLast(({ whole }) => whole) ?? last;
    // What is only quoted says nothing of the writer, and must not hide what is not.
    const own = isCounterSpeech(folded, span) ? [] : hits.filter((hit) => !isQuotedAside(folded, span, hit));
    if (hits.length > 0 && own.length === 0) counterSpeech += 1;
    const finding = biasFinding(text, own, version);
    if (finding) findings.push(finding);
  }
  findings.push(...differenceFindings(text, folded, named, version));
  findings.push(...findOffence(text, folded, sentences, findings, version));
  const groupSentences = named.filter(({ mentions }) => mentions.some(({ whole }) => whole)).length;
  return { findings, named, sentences: sentences.length, groupSentences, counterSpeech };
}
