import { stem } from './content-terms.js';
import type { Figure } from './figure.js';
import { currencySigns, measureUnits, numberScales } from './measure-units.js';
import { readEnglishNumeral, readHanNumeral } from './numerals.js';
import { stopWords } from './stop-words.js';

const digits = /(?<![A-Za-z0-9_]|[0-9][.,])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?![0-9])/g;
const mixedScale = /[萬億千百](?:\d{1,4}[千百萬]?)?/y;
const hanNumeral = /(百分之)?([零〇一二兩三四五六七八九十百千萬億兆]+)(?:點([零〇一二三四五六七八九]{1,6}))?/gu;
const englishNumeral =
  /(?<![A-Za-z])(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?![A-Za-z])/gi;
const scaleWord = /[ -]?(thousand|million|billion|trillion|hundred|mn|bn|[kKmM](?![A-Za-z])|百萬|千萬|[百千萬億兆])/y;
const latinUnit = /([ -]?)([A-Za-z°℃]+|%)/y;
const longestHanUnit = 4;
const nearby = 18;
const about =
  /(?:about|around|approximately|approx\.?|nearly|almost|roughly|some|over|more than|約|大約|近|將近|超過|逾|至少|up to) ?(?:US|NT)?[$€£]?$/i;

interface Reading {
  start: number;
  end: number;
  value: number;
  step: number;
}

function readScale(folded: string, reading: Reading, money: boolean): Reading {
  scaleWord.lastIndex = reading.end;
  const match = scaleWord.exec(folded);
  const word = match?.[1]?.toLowerCase();
  if (match === null || word === undefined || (word === 'm' && !money)) return reading;
  const scale = word === 'm' ? 1e6 : (numberScales.get(word) ?? 1);
  mixedScale.lastIndex = reading.end;
  const mixed = mixedScale.exec(folded);
  if (mixed !== null && mixed[0].length > 1 && match.index === reading.end && word.length === 1) {
    const rest = readHanNumeral(mixed[0].slice(1).replace(/\d+/, '')) ?? 0;
    const restDigits = Number(/\d+/.exec(mixed[0])?.[0] ?? 0);
    const value = reading.value * scale + restDigits * (rest > 1 ? rest : 1);
    return { ...reading, end: reading.end + mixed[0].length, value, step: 1 };
  }
  return { ...reading, end: reading.end + match[0].length, value: reading.value * scale, step: reading.step * scale };
}

function hanUnitAt(folded: string, at: number): { word: string; base: string; factor: number } | null {
  for (let length = longestHanUnit; length > 0; length -= 1) {
    const word = folded.slice(at, at + length);
    const unit = word.length === length && /^\p{Script=Han}/u.test(word) ? measureUnits.get(word) : undefined;
    if (unit) return { word, ...unit };
  }
  return null;
}

function nextNoun(folded: string, at: number): string {
  const word = /^[ -]([A-Za-z]{3,30})/.exec(folded.slice(at, at + 32))?.[1]?.toLowerCase() ?? '';
  return stopWords.has(word) ? '' : stem(word);
}

function currencyBefore(folded: string, start: number): { sign: string; base: string } | null {
  const before = folded.slice(Math.max(0, start - 4), start).trimEnd();
  const found = currencySigns.find(([sign]) => before.endsWith(sign));
  return found ? { sign: found[0], base: found[1] } : null;
}

function withCurrency(folded: string, figure: Figure, currency: { sign: string; base: string }): Figure {
  const start = folded.lastIndexOf(currency.sign, figure.start);
  const doubled = hanUnitAt(folded, figure.end)?.word === '元' ? 1 : 0;
  return { ...figure, start, end: figure.end + doubled, base: currency.base };
}

function withHanUnit(folded: string, figure: Figure): Figure | null {
  const more = /^[多餘幾]/.test(folded.slice(figure.end, figure.end + 1)) ? 1 : 0;
  const blank = folded[figure.end + more] === ' ' ? 1 : 0;
  const unit = hanUnitAt(folded, figure.end + more + blank);
  if (unit === null) return null;
  return {
    ...figure,
    end: figure.end + more + blank + unit.word.length,
    value: figure.value * unit.factor,
    base: unit.base,
    tolerance: Math.max(figure.tolerance, more * figure.value * 0.2) * unit.factor,
    noun: unit.base === '' ? unit.word : '',
  };
}

function withLatinUnit(folded: string, figure: Figure): Figure | null {
  latinUnit.lastIndex = figure.end;
  const [words = '', gap = '', name = ''] = latinUnit.exec(folded) ?? [];
  const unit = measureUnits.get(name) ?? (name.length > 1 ? measureUnits.get(name.toLowerCase()) : undefined);
  const end = figure.end + words.length;
  if (unit && (gap === '' || name.length > 1 || name === '%')) {
    if (/^years?$/i.test(name) && /^[ -]old/i.test(folded.slice(end, end + 4)))
      return { ...figure, end: end + 4, base: 'age' };
    return {
      ...figure,
      end,
      value: figure.value * unit.factor,
      base: unit.base,
      tolerance: figure.tolerance * unit.factor,
    };
  }
  if (gap === '' && name !== '' && !/^(?:st|nd|rd|th|s|x)$/i.test(name)) return null;
  return { ...figure, noun: nextNoun(folded, figure.end) };
}

/** The figure that a read number makes with its currency, scale, unit or noun; null where letters at its end make it part of a code. */
function withUnit(folded: string, read: Reading): Figure | null {
  const currency = currencyBefore(folded, read.start);
  const { start, end, value, step } = readScale(folded, read, currency !== null);
  const loose = about.test(folded.slice(Math.max(0, start - nearby), start)) ? Math.abs(value) * 0.05 : 0;
  const tolerance = Math.max(loose, step === 1 ? 0 : step / 2);
  const figure: Figure = { kind: 'number', start, end, value, raw: value, tolerance, noun: '', base: '' };
  if (currency) return withCurrency(folded, figure, currency);
  return withHanUnit(folded, figure) ?? withLatinUnit(folded, figure);
}

function readDigits(folded: string): Reading[] {
  return Array.from(folded.matchAll(digits), (match) => {
    const plain = match[0].replaceAll(',', '');
    const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
    return { start: match.index, end: match.index + match[0].length, value: Number(plain), step: 10 ** -decimals };
  }).filter(({ value }) => Number.isFinite(value) && value < 1e15);
}

function readEnglish(folded: string): Reading[] {
  return Array.from(folded.matchAll(englishNumeral), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: readEnglishNumeral(match[0]) ?? 0,
    step: 1,
  }));
}

/** Chinese numerals only where nothing else can be meant: before a measure word or after 百分之; 一 alone and ordinals (第三) are left out. */
function readHan(folded: string): Figure[] {
  const figures: Figure[] = [];
  for (const match of folded.matchAll(hanNumeral)) {
    const [words, percent, whole = '', fraction] = match;
    const read = readHanNumeral(whole);
    if (read === null || /[\d第]$/.test(folded.slice(Math.max(0, match.index - 1), match.index))) continue;
    const value =
      fraction === undefined ? read : read + (readHanNumeral(`一${fraction}`) ?? 0) / 10 ** fraction.length - 1;
    const end = match.index + words.length;
    const figure: Figure = {
      kind: 'number',
      start: match.index,
      end,
      value,
      raw: value,
      tolerance: 0,
      noun: '',
      base: '%',
    };
    if (percent !== undefined) figures.push(figure);
    const known =
      percent !== undefined || whole === '一' || /^[萬億千百兆]/.test(whole) ? null : withHanUnit(folded, figure);
    if (known) figures.push(known);
  }
  return figures;
}

/** The numbers of a folded text (see foldText) with their units: 24 months, NT$1.2 million, 三萬元, 百分之五, 2,000 people. Linear: every pattern is bounded or cannot start twice in one run. */
export function findNumbers(folded: string): Figure[] {
  const latin = [...readDigits(folded), ...readEnglish(folded)].flatMap((read) => withUnit(folded, read) ?? []);
  return [...latin, ...readHan(folded)].sort((one, other) => one.start - other.start);
}
