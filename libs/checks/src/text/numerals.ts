const hanDigits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const hanScales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const hanMyriads: Readonly<Record<string, number>> = { 萬: 1e4, 億: 1e8, 兆: 1e12 };

/** The value of a Chinese numeral such as 三萬五千 or, digit by digit, 二〇二六; null for what is none. */
export function readHanNumeral(words: string): number | null {
  const characters = Array.from(words);
  if (characters.length === 0 || characters.length > 20) return null;
  if (characters.length > 1 && characters.every((character) => hanDigits[character] !== undefined)) {
    return Number(characters.map((character) => hanDigits[character]).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of characters) {
    const value = hanDigits[character];
    const scale = hanScales[character];
    const myriad = hanMyriads[character];
    if (value !== undefined) digit = value;
    else if (scale !== undefined) {
      section += (digit ?? 1) * scale;
      digit = null;
    } else if (myriad !== undefined) {
      total += (section + (digit ?? 0) || 1) * myriad;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}

const englishUnits =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The value of an English number word from two to ninety-nine; null for others ("one" is mostly a pronoun). */
export function readEnglishNumeral(word: string): number | null {
  const [first = '', second] = word.toLowerCase().split(/[- ]/);
  const unit = englishUnits.indexOf(first);
  if (second === undefined) {
    if (unit > 1) return unit;
    const ten = englishTens.indexOf(first);
    return ten < 0 ? null : (ten + 2) * 10;
  }
  const ten = englishTens.indexOf(first);
  const one = englishUnits.indexOf(second);
  return ten < 0 || one < 1 || one > 9 ? null : (ten + 2) * 10 + one;
}
