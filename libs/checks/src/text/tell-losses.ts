import type { LocalizedText } from '@countersign/contracts';
import { lossesOf } from './score-support.js';
import type { ClaimFeatures } from './weigh-claim.js';

const names: Readonly<Record<keyof ClaimFeatures, LocalizedText>> = {
  wordRecall: { en: 'words that no source has', 'zh-TW': '來源沒有的字詞' },
  passageRecall: { en: 'content that the three closest sentences lack', 'zh-TW': '最接近的三句都沒有的內容' },
  sentenceRecall: { en: 'content that the closest sentence lacks', 'zh-TW': '最接近的一句沒有的內容' },
  pairRecall: { en: 'words that stand beside others than in the sources', 'zh-TW': '與來源不同的前後搭配' },
  missingNames: { en: 'names that no source has', 'zh-TW': '來源沒有的名稱' },
  missingFigures: {
    en: 'figures, dates, codes or quotations that no source has',
    'zh-TW': '來源沒有的數字、日期、代號或引文',
  },
  deniedFields: { en: 'fields of a record that say the opposite', 'zh-TW': '紀錄欄位的內容相反' },
  openFields: { en: 'fields that a record leaves open', 'zh-TW': '紀錄欄位未填' },
};

const mostTold = 3;
/** Log-odds below which a loss is not worth a word. */
const worthTelling = 0.1;

/** What a claim's support is lost by, most first: the exact parts of the model, in log-odds against a claim that the sources carry in full. Empty where nothing is. */
export function tellLosses(features: ClaimFeatures): LocalizedText {
  const told = Object.entries(lossesOf(features))
    .map(([name, loss]) => ({ name: names[name as keyof ClaimFeatures], loss }))
    .filter(({ loss }) => loss >= worthTelling)
    .sort((one, other) => other.loss - one.loss)
    .slice(0, mostTold);
  if (told.length === 0) return { en: '', 'zh-TW': '' };
  const listed = (language: keyof LocalizedText, mark: string): string =>
    told.map(({ name, loss }) => `${name[language]} (−${loss.toFixed(1)})`).join(mark);
  return {
    en: `Support is lost by, in log-odds: ${listed('en', '; ')}.`,
    'zh-TW': `支持度降低的原因（對數勝算）：${listed('zh-TW', '；')}。`,
  };
}
