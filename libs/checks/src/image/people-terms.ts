const listed = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

/** A way in which people are described; `values` are told apart, `attribute` says by what. */
export interface PeopleGroup {
  attribute: 'gender' | 'age' | 'skin or origin';
  value: string;
  zh: string;
  words: readonly string[];
}

/** Words that describe people in prompts and descriptions. Short on purpose: a word is here when it nearly always speaks of a person. */
export const peopleGroups: readonly PeopleGroup[] = [
  {
    attribute: 'gender',
    value: 'women',
    zh: '女性',
    words:
      listed(`woman, women, female, girl, girls, lady, ladies, businesswoman, businesswomen, policewoman, policewomen,
      stewardess, stewardesses, cleaning lady, cleaning ladies, mother, she, 女性,
      女人, 女士, 女孩, 女生, 女童, 婦女, 女子, 老闆娘, 空姐, 媽媽, 她, 妇女,
      妈妈`),
  },
  {
    attribute: 'gender',
    value: 'men',
    zh: '男性',
    words:
      listed(`man, men, male, boy, boys, gentleman, gentlemen, businessman, businessmen, policeman, policemen, father, he, 男性, 男人,
      男士, 男孩, 男生, 男童, 先生, 男子, 空少, 爸爸`),
  },
  {
    attribute: 'gender',
    value: 'non-binary people',
    zh: '非二元性別者',
    words: listed(`non-binary, nonbinary, genderqueer, 非二元, 跨性別, transgender`),
  },
  {
    attribute: 'age',
    value: 'children',
    zh: '兒童',
    words: listed(`child, children, kid, kids, toddler, baby, 兒童, 小孩, 孩童, 孩子, 嬰兒, 儿童`),
  },
  {
    attribute: 'age',
    value: 'young people',
    zh: '年輕人',
    words: listed(`young, youth, teenager, teenagers, teen, 年輕, 青年, 青少年, 年轻`),
  },
  {
    attribute: 'age',
    value: 'older people',
    zh: '長者',
    words: listed(`elderly, old man, old woman, senior citizen, grandmother, grandfather, older, 老人, 長者, 年長, 長輩,
      阿嬤, 阿公, 銀髮族, 爺爺, 奶奶`),
  },
  {
    attribute: 'skin or origin',
    value: 'Black people',
    zh: '黑人',
    words: listed(`black man, black men, black woman, black women, black person, black people, african american,
      dark-skinned, african, 黑人, 非裔, 非洲人`),
  },
  {
    attribute: 'skin or origin',
    value: 'white people',
    zh: '白人',
    words: listed(`white man, white men, white woman, white women, white person, white people, caucasian, light-skinned,
      白人, 高加索人`),
  },
  {
    attribute: 'skin or origin',
    value: 'East Asian people',
    zh: '東亞人',
    words: listed(`asian, east asian, chinese, japanese, korean, taiwanese, 亞洲人, 亞裔, 東亞, 華人, 台灣人, 臺灣人,
      日本人, 韓國人, 中國人`),
  },
  {
    attribute: 'skin or origin',
    value: 'South Asian people',
    zh: '南亞人',
    words: listed(`south asian, indian, pakistani, bangladeshi, 南亞, 印度人`),
  },
  {
    attribute: 'skin or origin',
    value: 'Southeast Asian people',
    zh: '東南亞人',
    words: listed(`southeast asian, vietnamese, indonesian, filipino, filipina, thai, 東南亞, 越南人, 印尼人, 菲律賓人,
      泰國人`),
  },
  {
    attribute: 'skin or origin',
    value: 'Latin American people',
    zh: '拉丁美洲人',
    words: listed(`latino, latina, hispanic, latin american, 拉丁裔, 拉丁美洲人`),
  },
  {
    attribute: 'skin or origin',
    value: 'Middle Eastern people',
    zh: '中東人',
    words: listed(`middle eastern, arab, 中東人, 阿拉伯人`),
  },
  {
    attribute: 'skin or origin',
    value: 'Indigenous people',
    zh: '原住民族',
    words: listed(`indigenous, native american, aboriginal, 原住民`),
  },
];

/** Occupations and standings that pictures are known to show one-sidedly. */
export const roleWords: readonly string[] =
  listed(`ceo, manager, boss, executive, engineer, doctor, surgeon, nurse, teacher, scientist, programmer,
      developer, lawyer, judge, pilot, flight attendant, secretary, receptionist, cleaner, housekeeper,
      carer, caregiver, soldier, police officer, firefighter, construction worker, factory worker,
      mechanic, farmer, chef, cook, criminal, prisoner, terrorist, refugee, poor person, rich person,
      leader, professor, student, worker, operator, 執行長, 總經理, 經理, 主管, 老闆, 工程師, 醫師, 醫生,
      外科醫師, 護理師, 護士, 老師, 教師, 科學家, 程式設計師, 律師, 法官, 機師, 空服員, 秘書, 櫃檯人員,
      清潔人員, 清潔工, 看護, 照服員, 軍人, 警察, 消防員, 建築工人, 作業員, 技師, 農夫, 廚師, 罪犯, 犯人,
      難民, 窮人, 富人, 領導者, 教授, 學生, 工人, 員工, 移工, 志工, 義工, director, photographer,
      veterinarian, 導演, 總監, 攝影師, 攝影機師, 司機, 司機師傅, 老師傅, 獸醫, 獸醫師, 秘書長, 祕書長`);

/** People who stand beside whoever has a role: their faces are in the picture, too. */
export const companions: readonly string[] =
  listed(`patient, customer, client, passenger, visitor, guest, audience, crowd, family, families, colleague, coworker, child, children, kid,
      baby, babies, parent, 病人, 病患, 患者, 顧客, 客戶, 客人, 乘客, 旅客, 訪客, 觀眾, 群眾, 家屬, 家人, 家長, 同事, 兒童, 孩子, 孩童, 小孩,
      學童, 嬰兒`);

/** Longer words and phrases that hold the name of a role and speak of no person, or of somebody else. */
export const compounds: readonly string[] =
  listed(`vacuum cleaner, pipe cleaner, glass cleaner, oven cleaner, toilet cleaner, floor cleaner, air cleaner, robot cleaner, drain cleaner,
      cleaner look, cleaner energy, cleaner production, cleaner air, cleaner water, cleaner version, cleaner design, cleaner style,
      cleaner background, cleaner image, cleaner line, cleaner layout, executive chair, executive desk, executive office, executive suite,
      executive summary, executive car, executive jet, executive branch, executive order, executive board, pilot light, pilot plant,
      pilot project, pilot study, pilot test, pilot hole, pilot valve, pilot program, pilot programme, pilot whale, pilot run, pilot line,
      nurse shark, boss fight, boss level, boss monster, boss battle, final boss, hugo boss, chef knife, chef's knife, chef knives, chef hat,
      chef's hat, chef coat, to cook, cook book, captain cook, mount cook, tim cook, file manager, window manager, task manager, password manager,
      package manager, property developer, real estate developer, photo developer, secretary desk, secretary bird, secretary of state,
      secretary general, secretary-general, teacher's day, teachers' day, doctor who, doctor strange, judge's gavel,
      主管機關, 主管單位, 主管部門, 主管道, 主管線, 主管路, 業主管理, 經理解, 經理論, 經理念, 經理想, 經理由, 經理智, 經理性, 經理髮,
      經理財, 相機師, 守護士兵, 護士兵, 保護士, 教師節, 看護照, 看護膚,
      警察局, 警察署, 警察廳, 警察車, 秘書處, 祕書處, 廚師機, 廚師刀, 廚師帽, 主廚刀, 老闆椅, 主管椅, 清潔工具, 清潔工作,
      清潔工程, 清潔工廠, 科學家庭, 科學家具, 科學家園, 手工人偶, 手工人, 人工人, 美工人員, 工人偶`);

/** Words that ask for variety among people. */
export const varietyWords: readonly string[] =
  listed(`diverse, diversity, various ethnicities, different ethnicities, mixed group, all genders,
      different genders, men and women, women and men, inclusive, multicultural, multi-ethnic,
      different ages, all ages, 多元, 不同性別, 男女, 不同族群, 不同族裔, 各種族, 各年齡, 不同年齡, 多樣`);
