import { isLatin, latinWord } from './latin-word.js';
import { companions, compounds, roleWords } from './people-terms.js';

/** A role that pictures are known to show one-sidedly; `name` is what its measures are called after. */
export interface Role {
  name: string;
  en: string;
  zh: string;
  words: readonly string[];
}

const role = (name: string, en: string, zh: string, words: string): Role => ({
  name,
  en,
  zh,
  words: words.split(',').map((word) => word.trim()),
});

/**
 * One-sided in what image models draw: Bianchi et al. 2023, "Easily accessible text-to-image generation amplifies demographic stereotypes at large
 * scale"; Luccioni et al. 2023, "Stable bias". Latin words stand for their plural in s, too. "Director" alone is left out: mostly of films.
 */
const roles: readonly Role[] = [
  role('nurse', 'nurse', '護理師', 'nurse, 護理師, 護理人員, 護士, 护士, 护理师'),
  role('engineer', 'engineer', '工程師', 'engineer, 工程師, 工程师'),
  role(
    'manager',
    'manager',
    '主管',
    'manager, boss, bosses, executive, 主管, 經理, 副總經理, 老闆, 老闆娘, 经理, 副总经理, 老板',
  ),
  role(
    'chief',
    'chief executive',
    '執行長',
    `ceo, chief executive, chief executive officer, managing director, executive director, company director, 執行長, 總經理, 董事長, 總裁,
    总经理, 首席执行官, 董事长, 总裁`,
  ),
  role(
    'cleaner',
    'cleaner',
    '清潔人員',
    'cleaner, cleaning lady, cleaning ladies, housekeeper, 清潔人員, 清潔工, 清潔員, 清洁工',
  ),
  role(
    'doctor',
    'doctor',
    '醫師',
    'doctor, physician, surgeon, 醫師, 醫生, 外科醫師, 外科醫生, 牙醫師, 牙醫, 医生, 医师',
  ),
  role('teacher', 'teacher', '教師', 'teacher, 老師, 教師, 老师, 教师'),
  role(
    'secretary',
    'secretary',
    '秘書',
    `secretary, secretaries, receptionist, executive assistant, executive secretary, executive secretaries, 秘書, 祕書, 櫃檯人員, 櫃台人員,
    接待人員, 秘书`,
  ),
  role(
    'programmer',
    'programmer',
    '程式設計師',
    'programmer, software developer, software engineer, web developer, developer, 程式設計師, 軟體工程師, 軟體設計師, 程序员, 软件工程师',
  ),
  role('carer', 'carer', '照服員', 'carer, caregiver, 看護, 照服員, 照顧服務員'),
  role('scientist', 'scientist', '科學家', 'scientist, researcher, 科學家, 研究員, 研究人員, 科学家'),
  role('pilot', 'pilot', '機師', 'pilot, 機師, 飛行員, 飞行员'),
  role('attendant', 'flight attendant', '空服員', 'flight attendant, stewardess, stewardesses, 空服員, 空姐, 空少'),
  role(
    'operator',
    'factory worker',
    '作業員',
    'factory worker, machine operator, construction worker, 作業員, 工人, 建築工人, 施工人員',
  ),
  role(
    'police',
    'police officer',
    '警察',
    'police officer, policeman, policemen, policewoman, policewomen, 警察, 警員',
  ),
  role('cook', 'cook', '廚師', 'cook, chef, executive chef, 廚師, 主廚, 大廚, 厨师'),
];

/** What a word says: a role, another occupation or standing (null), people beside whoever has a role, or nothing of people at all. */
type Sense = { role: Role | null } | 'company' | 'no person';

const senses: ReadonlyMap<string, Sense> = new Map<string, Sense>([
  ...roleWords.map((word): [string, Sense] => [word, { role: null }]),
  ...roles.flatMap((one) => one.words.map((word): [string, Sense] => [word, { role: one }])),
  ...companions.map((word): [string, Sense] => [word, 'company']),
  ...compounds.map((word): [string, Sense] => [word, 'no person']),
]);

const longestFirst = [...senses.keys()].toSorted((a, b) => b.length - a.length);
const han = longestFirst.filter((word) => !isLatin(word));
/** The longest word at each place, so that 總經理 is no 經理, and what begins within a longer word does not count. */
const words = new RegExp(`${latinWord(longestFirst.filter(isLatin), 's?')}|${han.join('|')}`, 'gu');

/** Words of roles and occupations in Chinese. */
export const hanRoleWords: readonly string[] = han.filter((word) => typeof senses.get(word) === 'object');

function read(text: string): { word: string; sense: Sense }[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return [...plain.matchAll(words)].flatMap(([found]) => {
    const word = senses.has(found) ? found : found.slice(0, -1);
    const sense = senses.get(word);
    return sense === undefined ? [] : [{ word, sense }];
  });
}

/** The role of which alone a prompt speaks: null where it names none, another one or an occupation as well, or people beside it, as a face could then be of either. */
export function roleIn(prompt: string): Role | null {
  const people = new Set(
    read(prompt).flatMap(({ word, sense }) => {
      if (sense === 'no person') return [];
      return [sense === 'company' ? sense : (sense.role ?? word)];
    }),
  );
  const [only] = people;
  return people.size === 1 && typeof only === 'object' ? only : null;
}

/** The first occupation or standing that a text names, null where it names none. */
export const roleWordIn = (text: string): string | null =>
  read(text).find(({ sense }) => typeof sense === 'object')?.word ?? null;
