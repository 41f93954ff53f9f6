import { describe, expect, it } from '@jest/globals';
import { findFigures } from './find-figures.js';
import { foldText } from './fold-text.js';
import { wordsAt } from './text-span.js';

/** Each figure as "words=value base", dates as y-m-d. */
function read(text: string): string[] {
  return findFigures(foldText(text)).map((figure) => {
    const { date, value, base } = figure;
    const shown = date ? `${date.year ?? '?'}-${date.month ?? '?'}-${date.day ?? '?'}` : `${value} ${base}`.trim();
    return `${wordsAt(text, figure)}=${shown}`;
  });
}

describe('findFigures', () => {
  it.each<[string, string[]]>([
    ['24 months', ['24 months=24 month']],
    ['a two-year warranty', ['two-year=24 month']],
    ['an 8-year-old boy', ['8-year-old=8 age']],
    ['twenty-four hours', ['twenty-four hours=1440 minute']],
    ['NT$1,200 or US$3.5 million', ['NT$1,200=1200 TWD', 'US$3.5 million=3500000 USD']],
    ['12.5% and 30 percent', ['12.5%=12.5 %', '30 percent=30 %']],
    ['5kg of flour', ['5kg=5000 g']],
    ['2,000 people', ['2,000 people=2000 person']],
    ['model X200 and 3D', []],
    ['open 9:30 a.m. to 17:00', ['9:30 a.m.=570 half-day', '17:00=1020 clock']],
    ['5 PM', ['5 PM=1020 half-day']],
    ['on 2026-12-01', ['2026-12-01=2026-12-1']],
    ['on 1 December 2026', ['1 December 2026=2026-12-1']],
    ['on December 1st, 2026', ['December 1st, 2026=2026-12-1']],
    ['in Dec 2026', ['Dec 2026=2026-12-?']],
    ['２０２６年１２月１日', ['２０２６年１２月１日=2026-12-1']],
    ['民國115年12月1日', ['民國115年12月1日=2026-12-1']],
    ['民國一百一十五年十二月一日', ['民國一百一十五年十二月一日=2026-12-1']],
    ['二〇二六年十二月', ['二〇二六年十二月=2026-12-?']],
    ['115年12月1日', ['115年12月1日=2026-12-1']],
    ['保固二十四個月', ['二十四個月=24 month']],
    ['售價3萬5千元', ['3萬5千元=35000 TWD']],
    ['三萬五千元', ['三萬五千元=35000 TWD']],
    ['約1.2億人', ['1.2億人=120000000 person']],
    ['百分之三十，三成', ['百分之三十=30 %', '三成=30 %']],
    ['二十餘人', ['二十餘人=20 person']],
    ['下午三點半', ['下午三點半=930 half-day']],
    ['千萬不要，十分好，四川，第三次，一個人', []],
    ['共１，０００件', ['１，０００件=1000']],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
