import { describe, expect, it } from '@jest/globals';
import { groupsIn } from './find-people-terms.js';
import { roleIn, roleWordIn } from './role-names.js';

describe('roleIn', () => {
  it.each([
    ['portraits of nurses', 'nurse'],
    ['a doctor, another doctor and a surgeon', 'doctor'],
    ['the CEO of a bank', 'chief'],
    ['chief executive officer at a desk', 'chief'],
    ['managing director, photograph', 'chief'],
    ['an executive in a lift', 'manager'],
    ['a software engineer at night', 'programmer'],
    ['an executive assistant', 'secretary'],
    ['two secretaries', 'secretary'],
    ['an executive chef', 'cook'],
    ['一位CEO在辦公室', 'chief'],
    ['總經理在會議室', 'chief'],
    ['副總經理的肖像', 'manager'],
    ['經理', 'manager'],
    ['十位軟體工程師', 'programmer'],
    ['十位工程師', 'engineer'],
    ['祕書接聽電話', 'secretary'],
    ['秘書接聽電話', 'secretary'],
    ['護理師在病房', 'nurse'],
    ['施工人員', 'operator'],
    ['工人在工地', 'operator'],
    ['機師在駕駛艙', 'pilot'],
    ['看護推輪椅', 'carer'],
  ])('reads "%s" as %s', (prompt, name) => {
    expect(roleIn(prompt)?.name).toBe(name);
  });

  it.each([
    // Two of them, or people beside one: a face may be of either.
    'a doctor and a nurse',
    'a nurse and a farmer',
    'a nurse with her patient',
    'a teacher and her students',
    '醫師與護理師',
    '護理師與病患',
    '老師和學生',
    // Other people, or none at all.
    'a film director on a set',
    'an art director',
    'a director',
    'a vacuum cleaner',
    'a pilot light',
    'a cleaner look for the brochure',
    'an executive chair',
    'the final boss of a game',
    'a file manager',
    'a property developer plan',
    'how to cook rice',
    'the engineering hall',
    '攝影機師',
    '司機師傅',
    '手工人偶',
    '手工人偶的製作',
    '服務業主管機關標誌',
    '業主管理委員會公告',
    '供水主管線',
    '已經理解的流程圖',
    '財經理論書籍',
    '守護士兵的雕像',
    '清潔工具組',
    '老師傅的木工坊',
    '看護照的旅客',
    '警察局大門',
    '教師節海報',
    '科學家庭玩具',
    '獸醫師與狗',
    '秘書長',
    '人工人臉',
    '一隻貓',
  ])('reads no single role in "%s"', (prompt) => {
    expect(roleIn(prompt)).toBeNull();
  });
});

describe('roleWordIn', () => {
  it.each([
    ['a farmer and a nurse', 'farmer'],
    ['nurses', 'nurse'],
    ['十位軟體工程師', '軟體工程師'],
    ['兩位農夫', '農夫'],
    ['手工人偶', null],
    ['a vacuum cleaner', null],
    ['a nursery', null],
  ])('of "%s" is %s', (text, word) => {
    expect(roleWordIn(text)).toBe(word);
  });
});

describe('a gender that a prompt asks for with a role', () => {
  it.each([
    ['十位男護理師', ['men']],
    ['五位女護士', ['women']],
    ['女機師', ['women']],
    ['男空服員', ['men']],
    ['女祕書', ['women']],
    ['女軟體工程師', ['women']],
    ['男女工程師各五位', ['women', 'men']],
    ['女老師與女童', ['women']],
    ['老闆娘', ['women']],
    ['male nurses', ['men']],
    ['a policewoman', ['women']],
    ['十位護理師', []],
    ['子女老師座談', []],
    ['ten nurses', []],
  ])('in "%s" is %j', (prompt, values) => {
    const asked = groupsIn(prompt).filter(({ attribute }) => attribute === 'gender');
    expect(asked.map(({ value }) => value)).toEqual(values);
  });
});
