import { seededRandom } from '@countersign/checks';

/** An answer with the sources that it draws on, written by rule: about half of its sentences are theirs, others differ in a word or a figure. */
export interface WrittenAnswer {
  text: string;
  sources: { id: string; text: string }[];
}

const things = 'pump valve gearbox conveyor spindle furnace robot press mixer filter compressor motor'.split(' ');
const acts = 'was checked|was replaced|was calibrated|ran without faults|lost pressure|was cleaned'.split('|');
const causes = 'a worn seal|the night shift|a late delivery|the yearly audit|a loose cable|the new manual'.split('|');
const people = ['Ms Lindqvist', 'Mr Okafor', 'the shift leader', 'Ms Tanaka', 'the supplier', 'quality assurance'];
const parts = '離心泵 閥門 齒輪箱 輸送帶 主軸 加熱爐 機械手臂 沖床 攪拌機 濾網 空壓機 馬達'.split(' ');
const deeds = '完成檢查 已經更換 做過校正 運轉正常 壓力不足 清潔完畢'.split(' ');
const grounds = '軸封磨損 夜班人力不足 交期延誤 年度稽核 接線鬆脫 手冊改版'.split(' ');

type Draw = <T>(items: readonly T[]) => T;

function english(draw: Draw, number: (most: number) => number): string {
  return `On line ${number(40)} the ${draw(things)} ${draw(acts)} after ${number(900)} hours because of ${draw(causes)}, and ${draw(people)} signed the record for order A-${number(9000)}.`;
}

function chinese(draw: Draw, number: (most: number) => number): string {
  return `${number(40)} 號線的${draw(parts)}運轉 ${number(900)} 小時後因${draw(grounds)}而${draw(deeds)}，由品保課在工單 A-${number(9000)} 上簽名確認。`;
}

/** Sentences so that an answer has about 200 words, or 300 characters of Chinese. */
const sentences = { english: 8, chinese: 8 } as const;

/** `count` answers, each with `sources` sources of `size` sentences; a seed gives the same ones. */
export function writeAnswers(
  language: 'english' | 'chinese',
  count: number,
  { sources, size, seed = 7 }: { sources: number; size: number; seed?: number },
): WrittenAnswer[] {
  const random = seededRandom(seed);
  const draw: Draw = (items) => items[Math.floor(random() * items.length)] as (typeof items)[number];
  const number = (most: number): number => 1 + Math.floor(random() * most);
  const write = (): string => (language === 'english' ? english : chinese)(draw, number);
  const glue = language === 'english' ? ' ' : '';
  return Array.from({ length: count }, () => {
    const texts = Array.from({ length: sources }, () => Array.from({ length: size }, write));
    const told = Array.from({ length: sentences[language] }, () => {
      const sentence = draw(draw(texts));
      const turn = random();
      return turn < 0.5 ? sentence : turn < 0.8 ? sentence.replace(/\d+/, String(number(900))) : write();
    });
    return { text: told.join(glue), sources: texts.map((text, at) => ({ id: `s${at}`, text: text.join(glue) })) };
  });
}
