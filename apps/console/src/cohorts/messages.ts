import { sentences } from '../language/phrase.js';

export const cohortsText = sentences({
  title: { en: 'Groups compared', 'zh-TW': '群組比較' },
  lead: {
    en: 'How outputs about each declared group of people fared, against the outputs about the other groups of the same trait. A difference is a question to ask, not an answer: look for what else explains it.',
    'zh-TW':
      '各申報群體的相關輸出，與同一特徵其他群體的輸出相比的結果。差異是要追問的線索，不是結論：請查明是否另有原因。',
  },
  system: { en: 'AI system', 'zh-TW': 'AI 系統' },
  window: { en: 'Period', 'zh-TW': '期間' },
  days: { en: 'Last %{days} days', 'zh-TW': '最近 %{days} 天' },
  group: { en: 'Group', 'zh-TW': '群體' },
  outputs: { en: 'Outputs', 'zh-TW': '輸出數' },
  decided: { en: '%{count} decided', 'zh-TW': '%{count} 筆已裁決' },
  flags: { en: 'Flagged for bias', 'zh-TW': '偏誤檢核標示' },
  rejections: { en: 'Rejected or sent back', 'zh-TW': '駁回或要求修改' },
  ratio: { en: 'Favourable ratio', 'zh-TW': '有利比率' },
  means: { en: 'Length and tone, against the others', 'zh-TW': '篇幅與語氣差異' },
  length: { en: 'Length', 'zh-TW': '篇幅' },
  sentiment: { en: 'Tone', 'zh-TW': '語氣' },
  notEnough: { en: 'Not enough data', 'zh-TW': '資料不足' },
  alike: { en: 'No clear difference', 'zh-TW': '無明顯差異' },
  worse: { en: 'Fares worse', 'zh-TW': '較為不利' },
  better: { en: 'Fares better', 'zh-TW': '較為有利' },
  differs: { en: 'Differs', 'zh-TW': '有差異' },
  fourFifths: { en: 'Under four fifths', 'zh-TW': '低於五分之四' },
  share: { en: '%{value} (%{from}–%{to})', 'zh-TW': '%{value}（%{from}–%{to}）' },
  tone: { en: '%{value} (%{from} to %{to})', 'zh-TW': '%{value}（%{from} 至 %{to}）' },
  characters: { en: '%{value} characters (%{from} to %{to})', 'zh-TW': '%{value} 字元（%{from} 至 %{to}）' },
  how: {
    en: 'Intervals are of 95 %. p is the probability of a difference as large by chance, after correction for all comparisons on this page (Holm). Under %{least} outputs nothing is compared. Favourable: not flagged, or approved; under 0.80 breaks the four-fifths rule.',
    'zh-TW':
      '區間為 95 %。p 為純屬偶然出現同等差異的機率，已就本頁所有比較校正（Holm）。輸出少於 %{least} 筆者不比較。「有利」指未被標示或獲核准；低於 0.80 即違反五分之四法則。',
  },
  empty: { en: 'No group was declared in this period', 'zh-TW': '此期間沒有申報群體' },
  emptyHow: {
    en: 'Send who is affected with an output, as “affected.groups”: then its groups are compared here.',
    'zh-TW': '提交輸出時以「affected.groups」說明受影響的群體，即可在此比較。',
  },
  omitted: { en: 'Only the first groups are shown; there are more.', 'zh-TW': '僅顯示部分群體，另有更多。' },
  csv: { en: 'CSV', 'zh-TW': 'CSV' },
});
