import { holdsWord } from './find-people-terms.js';

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

/** One-sided in what image models draw: Bianchi et al. 2023, "Easily accessible text-to-image generation amplifies demographic stereotypes at large scale"; Luccioni et al. 2023, "Stable bias". */
const roles: readonly Role[] = [
  role('nurse', 'nurse', '護理師', 'nurse, nurses, 護理師, 護士, 护士'),
  role('engineer', 'engineer', '工程師', 'engineer, engineers, 工程師, 工程师'),
  role('manager', 'manager', '主管', 'manager, managers, boss, executive, executives, 主管, 經理, 老闆, 经理'),
  role('chief', 'chief executive', '執行長', 'ceo, ceos, chief executive, director, 執行長, 總經理, 董事長'),
  role('cleaner', 'cleaner', '清潔人員', 'cleaner, cleaners, housekeeper, housekeepers, 清潔人員, 清潔工, 清潔員'),
  role('doctor', 'doctor', '醫師', 'doctor, doctors, physician, surgeon, surgeons, 醫師, 醫生, 外科醫師, 医生'),
  role('teacher', 'teacher', '教師', 'teacher, teachers, 老師, 教師, 老师'),
  role(
    'secretary',
    'secretary',
    '秘書',
    'secretary, secretaries, receptionist, receptionists, 秘書, 櫃檯人員, 接待人員',
  ),
  role(
    'programmer',
    'programmer',
    '程式設計師',
    'programmer, programmers, software developer, developers, 程式設計師, 軟體工程師',
  ),
  role('carer', 'carer', '照服員', 'carer, carers, caregiver, caregivers, 看護, 照服員, 照顧服務員'),
  role('scientist', 'scientist', '科學家', 'scientist, scientists, researcher, researchers, 科學家, 研究員'),
  role('pilot', 'pilot', '機師', 'pilot, pilots, 機師, 飛行員'),
  role('attendant', 'flight attendant', '空服員', 'flight attendant, flight attendants, 空服員'),
  role(
    'operator',
    'factory worker',
    '作業員',
    'factory worker, factory workers, machine operator, construction worker, construction workers, 作業員, 工人, 建築工人',
  ),
  role('police', 'police officer', '警察', 'police officer, police officers, 警察, 警員'),
  role('cook', 'cook', '廚師', 'cook, chef, chefs, cooks, 廚師'),
];

/** The first role that a prompt names, null where it names none. */
export const roleIn = (prompt: string): Role | null => roles.find(({ words }) => holdsWord(prompt, words)) ?? null;
