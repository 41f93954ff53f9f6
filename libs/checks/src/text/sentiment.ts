import { anyOf } from './group-mentions.js';

const list = (text: string): string[] => text.trim().split(/\s+/);
const kind = {
  en: list(`good great excellent outstanding strong capable reliable skilled talented honest kind friendly helpful happy pleased successful success efficient effective
    innovative impressive recommend recommended qualified competent dedicated trustworthy valuable positive promising praise praised admire confident brilliant warm welcome
    suitable ideal perfect best better improved thriving proud respected`),
  zh: list(
    '優秀 傑出 良好 可靠 專業 能幹 誠實 親切 友善 熱心 滿意 成功 高效 有效 創新 推薦 合格 稱職 敬業 值得信賴 寶貴 正面 潛力 讚賞 稱讚 信心 適合 理想 完美 最佳 進步 穩定 負責 積極',
  ),
};
const harsh = {
  en: list(`bad poor weak unreliable incompetent dishonest lazy rude unhappy failed failure inefficient ineffective disappointing reject rejected unqualified careless untrustworthy
    negative risky risk problem problematic complain complaint warning warned doubt doubtful dangerous worst worse terrible awful unsuitable unfit lacking lacks struggle struggling
    aggressive difficult concern concerns criticised criticized blame blamed`),
  zh: list(
    '糟糕 不良 薄弱 不可靠 無能 不誠實 懶惰 粗魯 不滿 失敗 低效 無效 失望 拒絕 不合格 粗心 不值得信賴 負面 風險 問題 抱怨 客訴 警告 疑慮 危險 最差 惡劣 不適合 缺乏 不足 困難 批評 責備 消極 違規',
  ),
};
const pattern = (words: { en: string[]; zh: string[] }): RegExp =>
  new RegExp(`(?<![a-z])(?:${anyOf(words.en).source})(?![a-z])|${anyOf(words.zh).source}`, 'gi');
const [kindWords, harshWords] = [pattern(kind), pattern(harsh)];
const denial = /(?:(?<![a-z])(?:not|no|never|hardly|isn't|wasn't|without) (?:\S{1,12} )?|不|沒有|並非|未)$/i;

/** Words of one tone, those that a denial turns round counted against it. */
function count(folded: string, words: RegExp): number {
  let sum = 0;
  for (const { index } of folded.matchAll(words))
    sum += denial.test(folded.slice(Math.max(0, index - 20), index)) ? -1 : 1;
  return sum;
}

/** The tone of a folded text, from -1 (only harsh words) to 1 (only kind ones); 0 without either. A rough measure, for differences between many texts. */
export function sentimentOf(folded: string): number {
  const [good, bad] = [count(folded, kindWords), count(folded, harshWords)];
  const all = Math.abs(good) + Math.abs(bad);
  return all === 0 ? 0 : (good - bad) / all;
}
