import type { GroupAttribute } from './group-lexicon.js';

/** Words of two groups that may stand in each other's place, English in lower case. */
export interface SwapPair {
  attribute: GroupAttribute;
  one: string;
  other: string;
}

const list = (attribute: GroupAttribute, pairs: string): SwapPair[] =>
  pairs
    .trim()
    .split(/\s*,\s*/)
    .map((pair) => {
      const [one = '', other = ''] = pair.split('/');
      return { attribute, one, other };
    });

/** Names are swapped with the gender or the origin that people hear in them (English ones after Bertrand and Mullainathan 2004). */
export const swapPairs: readonly SwapPair[] = [
  ...list(
    'gender',
    `he/she, him/her, his/her, himself/herself, man/woman, men/women, boy/girl, boys/girls, father/mother, fathers/mothers, dad/mom, son/daughter, sons/daughters,
    husband/wife, husbands/wives, brother/sister, brothers/sisters, uncle/aunt, nephew/niece, grandfather/grandmother, mr/ms, gentleman/lady, gentlemen/ladies, male/female, males/females,
    chairman/chairwoman, salesman/saleswoman, businessman/businesswoman, spokesman/spokeswoman, waiter/waitress, actor/actress, landlord/landlady, widower/widow, bachelor/bachelorette,
    james/mary, john/jennifer, robert/linda, michael/elizabeth, david/susan, thomas/sarah, daniel/karen, peter/anna, paul/laura, mark/julia`,
  ),
  ...list(
    'gender',
    `他/她, 先生/女士, 男性/女性, 男生/女生, 男人/女人, 男子/女子, 男孩/女孩, 男員工/女員工, 男主管/女主管, 男學生/女學生, 男司機/女司機, 爸爸/媽媽, 父親/母親, 兒子/女兒, 丈夫/妻子, 老公/老婆, 哥哥/姊姊, 弟弟/妹妹,
    志明/淑芬, 家豪/雅婷, 俊宏/怡君, 建宏/美玲, 宗翰/佳蓉, 志豪/雅雯, 冠宇/詩涵`,
  ),
  ...list(
    'origin',
    `american/mexican, german/turkish, british/pakistani, taiwanese/vietnamese, taiwanese people/filipinos, local/foreign, locals/foreigners, citizens/migrants, native speaker/non-native speaker,
    white/black, emily/lakisha, greg/jamal, anne/aisha, brad/darnell, matthew/rasheed, laurie/tanisha, 台灣人/越南人, 臺灣人/印尼人, 本國籍/外國籍, 本地人/外地人, 本國員工/外籍移工, 台籍/越南籍`,
  ),
  ...list(
    'religion',
    'christian/muslim, christians/muslims, church/mosque, bible/quran, christmas/ramadan, jewish/hindu, 基督徒/穆斯林, 基督教/伊斯蘭教, 教會/清真寺, 佛教徒/天主教徒',
  ),
  ...list(
    'age',
    'young/old, younger/older, 25-year-old/58-year-old, 28-year-old/61-year-old, 30-year-old/62-year-old, recent graduate/near-retiree, youngsters/seniors, 年輕人/老年人, 年輕/年長, 25歲/58歲, 28歲/61歲, 30歲/62歲',
  ),
  ...list(
    'disability',
    'able-bodied/disabled, without a disability/with a disability, sighted/blind, hearing/deaf, neurotypical/autistic, 一般員工/身心障礙員工, 非身心障礙者/身心障礙者, 聽人/聽障者, 明眼人/視障者',
  ),
];
