import { sentences } from '../language/phrase.js';

export const secondReviewsText = sentences({
  title: { en: 'Second reviews', 'zh-TW': '複審' },
  lead: {
    en: 'Some decided outputs are put before others again, unrecognised. Where they decide otherwise, a lead who took no part says whether the first outcome holds. Nothing changes by itself. Beside them stand outputs on which people differed in one review.',
    'zh-TW':
      '部分已裁決的產出會在不被辨識的情況下再交由他人審查。結果不同時，由未參與的主管判斷原裁決是否成立；系統不會自動變更任何結果。同一審查中意見不一致的產出也一併列出。',
  },
  disagreements: { en: 'Decided otherwise than each other', 'zh-TW': '裁決不一致' },
  noneTitle: { en: 'No disagreement yet', 'zh-TW': '尚無裁決不一致的產出' },
  none: {
    en: 'Here stand second reviews that ended otherwise, and outputs that somebody rejected, or asked for changes to, after another had approved. The policy says how many outputs are reviewed again (secondReview in review-quality.yaml). What waits is not shown.',
    'zh-TW':
      '此處列出結果不同的複審，以及有人核可後又遭他人駁回或要求修改的產出。複審比例由政策決定（審查品質政策的複審設定）。尚在等待者不會顯示。',
  },
  'kind.second-review': { en: 'second review', 'zh-TW': '複審' },
  'kind.review': { en: 'same review', 'zh-TW': '同一審查' },
  firstSaid: { en: 'First', 'zh-TW': '先' },
  secondSaid: { en: 'Then', 'zh-TW': '後' },
  settled: { en: 'Settled in the review', 'zh-TW': '審查中已有結果' },
  output: { en: 'Output', 'zh-TW': '產出' },
  first: { en: 'First', 'zh-TW': '初審' },
  answer: { en: 'Answer', 'zh-TW': '答覆' },
  open: { en: 'Not answered yet', 'zh-TW': '尚未答覆' },
  'answer.upheld': { en: 'First outcome holds', 'zh-TW': '維持原裁決' },
  'answer.contest': { en: 'Needs an act', 'zh-TW': '需要處理' },
  'do.upheld': { en: 'It holds', 'zh-TW': '維持原裁決' },
  'do.contest': { en: 'Contest it', 'zh-TW': '提出異議' },
  'sure.upheld': {
    en: 'The first outcome holds. The answer is recorded, changes nothing, and cannot be taken back.',
    'zh-TW': '原裁決成立。此答覆將列入紀錄、不變更任何結果，且無法收回。',
  },
  'sure.contest': {
    en: 'The first outcome still needs an act of somebody. The answer is recorded, changes nothing by itself, and cannot be taken back.',
    'zh-TW': '原裁決尚待有人處理。此答覆將列入紀錄、本身不變更任何結果，且無法收回。',
  },
  answerOf: { en: '%{answer}: %{title}', 'zh-TW': '%{answer}：%{title}' },
  comma: { en: ', ', 'zh-TW': '、' },
  strata: { en: 'Figures', 'zh-TW': '統計' },
  noStrata: { en: 'Nothing was drawn from yet.', 'zh-TW': '尚未抽樣。' },
  system: { en: 'AI system', 'zh-TW': 'AI 系統' },
  all: { en: 'All', 'zh-TW': '全部' },
  tier: { en: 'Tier', 'zh-TW': '風險' },
  seen: { en: 'Decided outputs', 'zh-TW': '已裁決件數' },
  reviewed: { en: 'Reviewed again', 'zh-TW': '已複審' },
  differ: { en: 'Otherwise', 'zh-TW': '結果不同' },
});
