import { anyOf } from './group-mentions.js';
import type { TextSpan } from './text-span.js';

const certain = {
  en: `certainly, definitely, undoubtedly, without doubt, without any doubt, no doubt, guaranteed, we guarantee, always, never, impossible, in all cases, absolutely, 100 %, 100%, proven, beyond question, clearly, obviously, of course, must be, cannot fail, will never, in any case`,
  zh: '一定 必定 必然 絕對 肯定 無疑 毫無疑問 保證 百分之百 100% 永遠 從不 絕不 不可能 顯然 當然 毫無疑義 完全沒有問題 確定',
};
const hedged = {
  en: `may, might, could, possibly, probably, perhaps, likely, unlikely, appears, seems, about, approximately, around, according to, as far as, it is not known, unclear, we assume, estimated, should, not certain, not sure, typically, usually, in most cases`,
  zh: '可能 也許 或許 大概 大約 約 應該 似乎 看來 據 依據 根據 推測 估計 不確定 尚不清楚 通常 一般而言 若 如果',
};
function anyWord({ en, zh }: { en: string; zh: string }): RegExp {
  const english = `(?<![a-z])(?:${anyOf(en.split(', ')).source})(?![a-z])`;
  return new RegExp(`${english}|${anyOf(zh.split(' ')).source}`, 'i');
}

const [certainty, hedge] = [anyWord(certain), anyWord(hedged)];

/** The word by which a folded sentence claims certainty, unless it also says how sure it is; null without one. */
export function findCertainty(folded: string, span: TextSpan): TextSpan | null {
  const sentence = folded.slice(span.start, span.end);
  const found = hedge.test(sentence) ? null : certainty.exec(sentence);
  return found && { start: span.start + found.index, end: span.start + found.index + found[0].length };
}
