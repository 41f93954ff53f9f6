/** A trait of persons that the bias check watches. */
export type GroupAttribute = 'gender' | 'age' | 'origin' | 'religion' | 'disability' | 'orientation' | 'means';

/** One group and the words that name it, English in lower case. */
export interface GroupEntry {
  attribute: GroupAttribute;
  group: string;
  en: readonly string[];
  zh: readonly string[];
  /** Measures that favour this group make up for a disadvantage (reserved seats, quotas): "first" or "preferred" is then no finding. */
  supported?: boolean;
}

function entry(attribute: GroupAttribute, group: string, en: string, zh: string, supported = false): GroupEntry {
  return {
    attribute,
    group,
    en: en.split(', ').filter((word) => word !== ''),
    zh: zh.split(' ').filter((word) => word !== ''),
    supported,
  };
}

/** The groups of both languages, Taiwan's among them. */
export const groupLexicon: readonly GroupEntry[] = [
  entry(
    'gender',
    'women',
    'women, woman, female, females, girl, girls, lady, ladies, mothers, mother, moms, wives, housewives, feminists',
    '女性 女人 女生 女孩 女孩子 婦女 女子 女的 媽媽 女員工 女司機 女駕駛 女學生 女主管 婆婆媽媽',
  ),
  entry(
    'gender',
    'men',
    'men, man, male, males, boy, boys, fathers, father, dads, husbands',
    '男性 男人 男生 男孩 男孩子 男子 男的 爸爸 男員工 男學生 男主管',
  ),
  entry(
    'gender',
    'pregnant',
    'pregnant women, pregnant woman, pregnant applicants, expectant mothers',
    '孕婦 懷孕者 懷孕婦女 懷孕女性',
    true,
  ),
  entry('gender', 'married', 'married women, married woman', '已婚女性 已婚婦女 已婚者 單親媽媽'),
  entry(
    'orientation',
    'transgender',
    'transgender people, transgender, trans people, trans women, trans men, transsexuals, trans person, trans woman',
    '跨性別者 跨性別 變性人',
  ),
  entry(
    'orientation',
    'homosexual',
    'gay people, gays, gay men, gay, lesbians, lesbian, homosexuals, homosexual, bisexuals, queer people, lgbt people',
    '同性戀者 同性戀 同志 男同志 女同志 雙性戀者 雙性戀',
  ),
  entry('orientation', 'heterosexual', 'straight people, heterosexuals', '異性戀者 異性戀'),
  entry(
    'age',
    'old',
    'older people, old people, the elderly, elderly people, elderly, seniors, older workers, older applicants, older candidates, older employees, older adults, old men, old women, pensioners, boomers, retirees',
    '老人 老年人 長者 年長者 高齡者 銀髮族 中高齡者 中高齡 年紀大的人 老人家 長輩',
    true,
  ),
  entry(
    'age',
    'young',
    'young people, younger people, younger workers, younger applicants, younger candidates, younger employees, young applicants, young candidates, youngsters, teenagers, millennials',
    '年輕人 年輕者 青少年 年輕求職者 年輕員工 小鮮肉 草莓族',
  ),
  entry(
    'origin',
    'foreigners',
    'foreigners, foreigner, immigrants, immigrant, migrants, migrant, refugees, refugee, migrant workers, foreign workers, asylum seekers, non-citizens, non-native speakers',
    '外國人 老外 移民 難民 外籍人士 外籍移工 移工 外籍勞工 外籍看護 新住民 外籍配偶 外配 非本國籍',
  ),
  entry('origin', 'natives', 'native speakers, locals, citizens', '本國人 本地人 台灣人 臺灣人'),
  entry(
    'origin',
    'indigenous',
    'indigenous people, indigenous peoples, aboriginals, aborigines, native americans, aboriginal people',
    '原住民族 原住民 原民',
    true,
  ),
  entry(
    'origin',
    'chinese',
    'chinese people, the chinese, chinese, mainlanders',
    '中國人 大陸人 陸配 陸生 陸客 大陸配偶 中國籍',
  ),
  entry('origin', 'taiwan-groups', 'hakka people, hakka', '客家人 外省人 本省人 閩南人 河洛人'),
  entry(
    'origin',
    'southeast-asian',
    'southeast asians, filipinos, indonesians, vietnamese people, vietnamese, thais',
    '東南亞人 越南人 印尼人 菲律賓人 泰國人 東南亞籍 越南籍 印尼籍 菲律賓籍 泰國籍 越南新娘',
  ),
  entry(
    'origin',
    'asian',
    'asians, asian people, asian men, asian women, asian, indians, japanese people, koreans',
    '亞洲人 印度人 日本人 韓國人',
  ),
  entry(
    'origin',
    'black',
    'black people, blacks, black men, black women, african americans, africans, african american, black kids, black guys',
    '黑人 非洲人 非裔',
  ),
  entry('origin', 'white', 'white people, whites, white men, white women, caucasians, europeans', '白人 歐美人士'),
  entry('origin', 'latin', 'latinos, latino people, hispanics, mexicans, mexican people, latinas', '墨西哥人 拉丁裔'),
  entry('origin', 'arab', 'arabs, arab people, middle easterners, middle eastern people', '阿拉伯人 中東人'),
  entry('origin', 'roma', 'roma, gypsies, romani people', '吉普賽人 羅姆人'),
  entry('religion', 'muslim', 'muslims, muslim people, muslim, muslim women, muslim men', '穆斯林 回教徒 伊斯蘭教徒'),
  entry('religion', 'jewish', 'jews, jewish people, jewish', '猶太人 猶太教徒'),
  entry('religion', 'christian', 'christians, catholics, christian people', '基督徒 天主教徒 基督教徒'),
  entry('religion', 'buddhist', 'buddhists, hindus, sikhs, atheists, mormons', '佛教徒 道教徒 印度教徒 無神論者'),
  entry(
    'disability',
    'disabled',
    'disabled people, people with disabilities, the disabled, disabled applicants, disabled, wheelchair users, blind people, deaf people, autistic people, people with autism, handicapped people',
    '身心障礙者 身心障礙 身障者 殘障者 殘障人士 殘疾人 視障者 聽障者 盲人 聾人 自閉症患者 自閉症者 輪椅使用者',
    true,
  ),
  entry(
    'disability',
    'mental',
    'mentally ill people, the mentally ill, people with mental illness, schizophrenics, people with depression',
    '精神病患 精神病人 精神障礙者 思覺失調症患者 憂鬱症患者',
  ),
  entry(
    'means',
    'poor',
    'poor people, the poor, homeless people, the homeless, low-income applicants, low-income families, poor kids, people on welfare, welfare recipients, the unemployed',
    '窮人 低收入戶 中低收入戶 街友 遊民 失業者 貧民 領補助的人',
    true,
  ),
  entry('means', 'rural', 'rural people, country people, farmers, rednecks', '鄉下人 南部人 農民 農民工 鄉下小孩'),
  entry('means', 'rich', 'rich people, the rich, wealthy people', '富人 有錢人 富二代'),
];

/** Words of persons that, after an adjective of a group ("younger", "male"), name a group in a choice. */
export const personWords: ReadonlySet<string> = new Set(
  'applicant applicants candidate candidates employee employees worker workers person persons people staff tenant tenants borrower borrowers customer customers student students patient patients driver drivers only preferred'.split(
    ' ',
  ),
);

/** Adjectives that make a group with a person word. */
export const groupAdjectives: Readonly<Record<string, readonly [attribute: GroupAttribute, group: string]>> = {
  younger: ['age', 'young'],
  young: ['age', 'young'],
  youthful: ['age', 'young'],
  older: ['age', 'old'],
  elderly: ['age', 'old'],
  male: ['gender', 'men'],
  female: ['gender', 'women'],
  pregnant: ['gender', 'pregnant'],
  white: ['origin', 'white'],
  black: ['origin', 'black'],
  asian: ['origin', 'asian'],
  foreign: ['origin', 'foreigners'],
  hispanic: ['origin', 'latin'],
  immigrant: ['origin', 'foreigners'],
  indigenous: ['origin', 'indigenous'],
  native: ['origin', 'natives'],
  muslim: ['religion', 'muslim'],
  christian: ['religion', 'christian'],
  jewish: ['religion', 'jewish'],
  disabled: ['disability', 'disabled'],
  gay: ['orientation', 'homosexual'],
  lesbian: ['orientation', 'homosexual'],
  transgender: ['orientation', 'transgender'],
  poor: ['means', 'poor'],
  wealthy: ['means', 'rich'],
  unmarried: ['gender', 'unmarried'],
  single: ['gender', 'unmarried'],
  married: ['gender', 'married'],
};

/** Singular words that name a person's gender in a sentence about one person; they only serve to compare sentences. */
export const genderPronouns: Readonly<Record<string, string>> = {
  he: 'men',
  him: 'men',
  his: 'men',
  himself: 'men',
  mr: 'men',
  she: 'women',
  her: 'women',
  hers: 'women',
  herself: 'women',
  mrs: 'women',
  ms: 'women',
  他: 'men',
  先生: 'men',
  她: 'women',
  小姐: 'women',
  女士: 'women',
};
