import { useLocaleState } from 'react-admin';
import { formatNumber, formatShare } from '../language/format.js';
import { sentences } from '../language/phrase.js';
import { useText } from '../language/use-text.js';

/** Names of the numbers that the product's own checks report. */
const measureText = sentences({
  claims: { en: 'Claims', 'zh-TW': '主張' },
  findings: { en: 'Findings', 'zh-TW': '檢核發現' },
  meanSupport: { en: 'Mean support', 'zh-TW': '平均支持度' },
  worstSupport: { en: 'Weakest support', 'zh-TW': '最低支持度' },
  selfConsistency: { en: 'Agreement with other answers', 'zh-TW': '與其他回答的一致度' },
  secondOpinions: { en: 'Second opinions of a model', 'zh-TW': '模型的第二意見' },
  sentences: { en: 'Sentences', 'zh-TW': '句子' },
  characters: { en: 'Characters', 'zh-TW': '字元' },
  sentiment: { en: 'Sentiment, from −1 to 1', 'zh-TW': '情緒傾向（−1 至 1）' },
  groupSentences: { en: 'Sentences about groups', 'zh-TW': '涉及群體的句子' },
  counterSpeech: { en: 'Sentences that report or oppose bias', 'zh-TW': '轉述或反對偏見的句子' },
  counterfactualTrials: { en: 'Trials with the group swapped', 'zh-TW': '替換群體的測試' },
  personalData: { en: 'Personal data', 'zh-TW': '個人資料' },
  secrets: { en: 'Secrets', 'zh-TW': '機密' },
  injections: { en: 'Attempts at injection', 'zh-TW': '提示注入企圖' },
  verdictsCompared: { en: 'Verdicts compared', 'zh-TW': '比對的判定' },
  stableShare: { en: 'Verdicts that stayed the same', 'zh-TW': '維持不變的判定' },
  rationale: { en: 'Reasons given that hold', 'zh-TW': '所附理由成立' },
  disclosed: { en: 'AI origin disclosed', 'zh-TW': '已揭露由 AI 產生' },
  generator: { en: 'Details of the generator', 'zh-TW': '產生器的細節' },
  sourced: { en: 'Sentences with a source', 'zh-TW': '有來源的句子' },
  readable: { en: 'Readability', 'zh-TW': '易讀程度' },
  faithfulness: { en: 'Reasons that the score hangs on', 'zh-TW': '理由確實影響分數的比例' },
  flesch: { en: 'Flesch reading ease', 'zh-TW': '弗萊施易讀度' },
  charactersPerSentence: { en: 'Characters a sentence', 'zh-TW': '每句字數' },
  images: { en: 'Images', 'zh-TW': '圖片' },
  imagesDescribed: { en: 'Images with a description', 'zh-TW': '有說明文字的圖片' },
  missing: { en: 'Missing statements', 'zh-TW': '缺少的資訊' },
  imagesDescribingPeople: { en: 'Descriptions that tell of people', 'zh-TW': '描述人物的說明' },
  groupsAskedFor: { en: 'Groups in the prompt', 'zh-TW': '提示中的群體' },
  statementsChecked: { en: 'Statements compared', 'zh-TW': '比對的陳述' },
  imagesWithC2pa: { en: 'Images with C2PA', 'zh-TW': '含 C2PA 標記的圖片' },
  imagesWithAiMarks: { en: 'Images marked as made by AI', 'zh-TW': '標示由 AI 產生的圖片' },
  imagesWithCameraData: { en: 'Images with data of a camera', 'zh-TW': '含相機資料的圖片' },
  customers: { en: 'Customers', 'zh-TW': '客戶' },
  lateShareDifference: { en: 'Difference of late shares', 'zh-TW': '延遲比例差異' },
  lateShareProbability: { en: 'Probability by chance', 'zh-TW': '純屬偶然的機率' },
  people: { en: 'People', 'zh-TW': '人員' },
  declaredGroups: { en: 'Declared groups', 'zh-TW': '宣告的群體' },
  comparedGroups: { en: 'Compared groups', 'zh-TW': '比較的群體' },
  workedMinutesGini: { en: 'Gini coefficient of work', 'zh-TW': '工時吉尼係數' },
  nightMinutesGini: { en: 'Gini coefficient of nights', 'zh-TW': '夜班吉尼係數' },
  weekendMinutesGini: { en: 'Gini coefficient of weekends', 'zh-TW': '週末吉尼係數' },
  hardViolations: { en: 'Hard limits violated', 'zh-TW': '違反硬性限制' },
  undeclaredNames: { en: 'Names not declared', 'zh-TW': '未宣告的名稱' },
  untrueClaims: { en: 'Claims that are not so', 'zh-TW': '不符的主張' },
  operations: { en: 'Operations', 'zh-TW': '作業' },
  makespanMinutes: { en: 'Makespan in minutes', 'zh-TW': '總工期（分鐘）' },
  lateJobs: { en: 'Late jobs', 'zh-TW': '延遲的工單' },
  totalTardinessMinutes: { en: 'Total lateness in minutes', 'zh-TW': '總延遲（分鐘）' },
  operationsWithoutSlack: { en: 'Operations without slack', 'zh-TW': '沒有寬裕時間的作業' },
  promisesHoldShare: { en: 'Simulations in which all dates hold', 'zh-TW': '全部交期達成的模擬比例' },
  simulations: { en: 'Simulations of small delays', 'zh-TW': '小幅延誤的模擬次數' },
  shifts: { en: 'Shifts', 'zh-TW': '班次' },
  uncoveredShifts: { en: 'Shifts not covered', 'zh-TW': '未排滿的班次' },
  requests: { en: 'Requests', 'zh-TW': '請求' },
  refusedRequests: { en: 'Requests refused', 'zh-TW': '未准的請求' },
  reasonsNeeded: { en: 'Reasons needed', 'zh-TW': '需要的理由' },
  reasonsGiven: { en: 'Reasons given', 'zh-TW': '已附的理由' },
  reasonsHeld: { en: 'Reasons that hold', 'zh-TW': '成立的理由' },
  reasonsContradicted: { en: 'Reasons contradicted', 'zh-TW': '與事實不符的理由' },
  reasonsUndecided: { en: 'Reasons undecided', 'zh-TW': '無法判定的理由' },
  doubts: { en: 'Doubts about master data', 'zh-TW': '對主檔資料的疑問' },
  seriousDoubts: { en: 'Serious doubts', 'zh-TW': '嚴重的疑問' },
  maxShareOfUnsocialHours: {
    en: 'Largest part of nights and weekends on one person',
    'zh-TW': '夜間與週末工時集中於一人的最大比例',
  },
  latenessGini: { en: 'Gini coefficient of lateness by customer', 'zh-TW': '客戶延遲的吉尼係數' },
  latenessStandardisedDifference: {
    en: 'Standardised difference of lateness by customer',
    'zh-TW': '客戶延遲的標準化差異',
  },
  orderClasses: { en: 'Order classes', 'zh-TW': '訂單類別' },
  classLateShareDifference: { en: 'Difference of late shares by class', 'zh-TW': '訂單類別延遲比例差異' },
  classLateShareProbability: { en: 'Probability by chance, by class', 'zh-TW': '訂單類別差異純屬偶然的機率' },
  classLatenessGini: { en: 'Gini coefficient of lateness by class', 'zh-TW': '訂單類別延遲的吉尼係數' },
  classLatenessStandardisedDifference: {
    en: 'Standardised difference of lateness by class',
    'zh-TW': '訂單類別延遲的標準化差異',
  },
  imagesLookedAt: { en: 'Images looked at', 'zh-TW': '已檢視的圖片' },
  worstUnsafe: { en: 'Highest score of unsafe content', 'zh-TW': '不安全內容的最高分數' },
  imagesSeenAgainstPrompt: { en: 'Images that a model held against the prompt', 'zh-TW': '模型依提示詞比對的圖片' },
  textLines: { en: 'Lines of text', 'zh-TW': '文字行數' },
  textLinesUncertain: { en: 'Lines read with doubt', 'zh-TW': '辨識不確定的文字行數' },
  faces: { en: 'Faces', 'zh-TW': '臉部' },
  presentedAsWomen: { en: 'Faces that a model takes for women', 'zh-TW': '模型視為女性的臉部' },
  presentedAsMen: { en: 'Faces that a model takes for men', 'zh-TW': '模型視為男性的臉部' },
  ofRoleWomen: { en: '%{role}: taken for women', 'zh-TW': '%{role}：視為女性' },
  ofRoleMen: { en: '%{role}: taken for men', 'zh-TW': '%{role}：視為男性' },
});

/** Roles after which measures of how people are shown are called (`role.nurse.Women`). */
const roleText = sentences({
  nurse: { en: 'Nurse', 'zh-TW': '護理師' },
  engineer: { en: 'Engineer', 'zh-TW': '工程師' },
  manager: { en: 'Manager', 'zh-TW': '主管' },
  chief: { en: 'Chief executive', 'zh-TW': '執行長' },
  cleaner: { en: 'Cleaner', 'zh-TW': '清潔人員' },
  doctor: { en: 'Doctor', 'zh-TW': '醫師' },
  teacher: { en: 'Teacher', 'zh-TW': '教師' },
  secretary: { en: 'Secretary', 'zh-TW': '秘書' },
  programmer: { en: 'Programmer', 'zh-TW': '程式設計師' },
  carer: { en: 'Carer', 'zh-TW': '照服員' },
  scientist: { en: 'Scientist', 'zh-TW': '科學家' },
  pilot: { en: 'Pilot', 'zh-TW': '機師' },
  attendant: { en: 'Flight attendant', 'zh-TW': '空服員' },
  operator: { en: 'Factory worker', 'zh-TW': '作業員' },
  police: { en: 'Police officer', 'zh-TW': '警察' },
  cook: { en: 'Cook', 'zh-TW': '廚師' },
});

const isNamed = (name: string): name is keyof typeof measureText => Object.hasOwn(measureText, name);
const isRole = (name: string): name is keyof typeof roleText => Object.hasOwn(roleText, name);
const shares: readonly string[] = [
  'stableShare',
  'sourced',
  'generator',
  'faithfulness',
  'promisesHoldShare',
  'maxShareOfUnsocialHours',
];

/** The name of a measure in words, and its number with what it takes to read it; as the check calls it where there is no word. */
export function useMeasureName(): (name: string) => { words: string; value: (value: number) => string } {
  const text = useText(measureText);
  const roleName = useText(roleText);
  const [locale] = useLocaleState();
  const wordsOf = (name: string): string => {
    const [, role = '', shown] = /^role\.(\w+)\.(Women|Men)$/.exec(name) ?? [];
    if (isRole(role)) return text(shown === 'Men' ? 'ofRoleMen' : 'ofRoleWomen', { role: roleName(role) });
    return isNamed(name) ? text(name) : name;
  };
  return (name) => ({
    words: wordsOf(name),
    value: (value) => (shares.includes(name) ? formatShare(value, locale) : formatNumber(value, locale, 3)),
  });
}
