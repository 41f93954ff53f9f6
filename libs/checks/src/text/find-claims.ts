import { foldText } from './fold-text.js';
import { contentTerms } from './content-terms.js';
import { splitSentences } from './split-sentences.js';
import type { TextSpan } from './text-span.js';

const smallTalk =
  /^(?:hi|hello|hey|dear|thanks?|thank you|you'?re welcome|sure|of course|certainly|please|feel free|let me know|i hope|i'?m sorry|sorry|kind regards|best regards|sincerely|have a (?:great|nice|good)|here (?:is|are)|below (?:is|are)|in (?:summary|conclusion)[,:]? *$|if you (?:have|need|require|would like|want)|do(?: not|n't) hesitate|(?:we )?look(?:ing)? forward|we (?:sincerely )?apologi[sz]e|we thank|warm regards|yours (?:sincerely|faithfully|truly)|您好|你好|哈囉|謝謝|感謝您|不客氣|好的|當然|請問|請參考|希望(?:以上|這|能)|如有|如需|如果您|如對|若有|若需|若您|若對|敬請|請(?:回覆|與我們|洽詢|洽|隨時|來電|不吝|告知|聯絡|聯繫|靜候|放心)|歡迎|再次感謝|期待|造成(?:您的)?不便|祝您?|敬祝|以下是|以上是|抱歉)/i;
const asks = /[?？][\s"'」』）)]*$/;
/** A question that tells: "did you know that the pump …?" */
const tells =
  /^(?:[a-z]+[,.!]? )?(?:did|do) you (?:also )?(?:know|realize|realise) (?:that )?(?!(?:if|whether|how|what|which|who|where|when|why|any|about|much|the answer)\b)\S+ \S+ /i;
const cannotTell =
  /(?:unable to (?:answer|provide|determine|find)|cannot (?:answer|determine)|no information|無法(?:回答|判斷|得知|確認|提供))/i;
const isSilent =
  /(?:do(?:es)? not (?:contain|provide|mention|specify|say)|not (?:mentioned|specified|provided|stated)|沒有(?:提到|提及|說明|提供)|並未(?:提及|說明)|未(?:提及|說明|提供))/i;
/** What can be silent: "the tank does not contain lead" is a claim, "the text does not mention lead" is none. */
const namesSource =
  /(?:sources?|documents?|texts?|passages?|articles?|context|information|details?|records?|reports?|terms|manual|資料|來源|文件|內容|條款|手冊|紀錄|原文|資訊|文中)/i;
/** A sentence that opens with a courtesy and goes on for longer says something; Chinese terms are pairs of characters, so there are more. */
const mostCourtesyTerms = (words: string): number => (/\p{Script=Han}/u.test(words) ? 14 : 6);
const stop = /[.!。！;；…"'」』)）\]]$/;
/** Marks of a chat or of markup that follow a sentence, and what else has no letter: they make no heading of it. */
const trailingMark = /(?:<[^<>]{1,40}>|\[[^[\]]{1,40}\]|[^\p{L}\p{N}.!。！;；…])$/u;
const mostTrailing = 60;

function endsSentence(words: string): boolean {
  let rest = words.slice(-mostTrailing);
  while (!stop.test(rest)) {
    const shorter = rest.replace(trailingMark, '');
    if (shorter === rest) return false;
    rest = shorter;
  }
  return rest !== '';
}

function headsSection(text: string, span: TextSpan): boolean {
  const words = text.slice(span.start, span.end);
  if (/[:：]$/.test(words) && words.length < 80) return true;
  if (endsSentence(words)) return false;
  const near = text.slice(Math.max(0, span.start - 40), span.start);
  const lineBreak = near.lastIndexOf('\n');
  if (lineBreak < 0 && span.start > near.length) return false;
  const before = near.slice(lineBreak + 1);
  if (/^\s*#{1,6}\s/.test(before)) return true;
  const wholeLine = before.trim() === '' && /^(?:\r?\n|$)/.test(text.slice(span.end, span.end + 2));
  return wholeLine && words.length < 60 && !/\d/.test(words) && (words.match(/[\p{L}]+/gu)?.length ?? 0) <= 8;
}

/** Whether a sentence says something about the world that a source can carry: no question, heading, courtesy or remark that the sources are silent. */
function isClaim(text: string, folded: string, span: TextSpan, only: boolean): boolean {
  const words = text.slice(span.start, span.end);
  if (
    (asks.test(words) && !tells.test(words)) ||
    cannotTell.test(words) ||
    (isSilent.test(words) && namesSource.test(words))
  )
    return false;
  const terms = contentTerms(folded, span);
  const isCourtesy =
    smallTalk.test(words) && !/\d/.test(folded.slice(span.start, span.end)) && terms.length <= mostCourtesyTerms(words);
  if (!only && (isCourtesy || headsSection(text, span))) return false;
  return terms.length >= (only ? 1 : 2) || /\d/.test(words);
}

/** The claims of a text: its sentences but for questions, headings, courtesies and remarks about missing information. A text of one sentence is its own claim. */
export function findClaims(text: string, folded: string = foldText(text)): TextSpan[] {
  const sentences = splitSentences(text);
  return sentences.filter((span) => isClaim(text, folded, span, sentences.length === 1));
}
