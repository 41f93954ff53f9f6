import { claimsTable, groupsColumn, reasonText, skillsColumn, timeZoneColumn } from './shared-columns.js';
import { columnOf, tableOf, type ColumnDefinition, type TableSet } from './table-definition.js';

const personWords = ['person', 'name', 'employee', 'nurse', 'worker', '姓名', '員工', '員工編號', '人員編號', '護理師'];
const shiftWords = ['shift', 'duty', '班次', '班別', '班', '勤務'];

/** Key figures of a roster. */
export const rosterFigures = {
  uncoveredShifts: { en: 'Uncovered shifts', 'zh-TW': '人力不足的班次' },
  refusedRequests: { en: 'Refused requests', 'zh-TW': '未採納的休假需求' },
  hours: { en: 'Hours', 'zh-TW': '工時' },
} as const;

const limits = (at: string, [en, zhTW]: readonly [string, string]): ColumnDefinition[] => [
  columnOf(
    `${at}.minRestHours`,
    ['Rest hours', '最少休息時數'],
    'number',
    [`Least hours between two shifts${en}`, `兩班之間最少休息時數${zhTW}`],
    { also: ['min rest hours', 'minRestHours', '休息時數'] },
  ),
  columnOf(
    `${at}.maxHoursPerWeek`,
    ['Most hours a week', '每週最高工時'],
    'number',
    [`Monday to Sunday${en}`, `週一至週日${zhTW}`],
    { also: ['max hours per week', 'maxHoursPerWeek', '每週工時上限'] },
  ),
  columnOf(
    `${at}.maxConsecutiveDays`,
    ['Most days in a row', '最多連續工作天數'],
    'number',
    [`Days with a shift one after another${en}`, `連續有班的天數${zhTW}`],
    { also: ['max consecutive days', 'maxConsecutiveDays', '連續天數上限'] },
  ),
];

/** The tables of a roster, in the order of the template. */
export const rosterTables: TableSet = {
  kind: 'roster',
  tables: [
    tableOf(
      'settings',
      ['Settings', '設定'],
      ['Time zone, and rules for everybody', '時區與適用所有人的規則'],
      [timeZoneColumn, ...limits('rules', ['; empty: not checked', '；空白表示不檢核'])],
      {
        also: ['setting', 'rules', 'general', '規則', '基本設定'],
        required: true,
        layout: 'down',
      },
    ),
    tableOf(
      'people',
      ['People', '人員'],
      ['Everybody who can be given a shift', '可排班的所有人員'],
      [
        columnOf('id', ['Person', '人員'], 'id', ['Own name or number', '人員代號'], {
          also: personWords,
          required: true,
        }),
        skillsColumn(['What the person can do', '人員具備的技能']),
        columnOf('contract.name', ['Contract', '合約'], 'text', ['What the agreement is called', '合約名稱'], {
          also: ['contract type', '合約類型', '聘僱類別'],
        }),
        columnOf(
          'contract.hoursPerWeek',
          ['Agreed hours a week', '約定每週工時'],
          'number',
          ['As agreed with the person', '與本人約定的時數'],
          { also: ['hours per week', 'hoursPerWeek', '每週工時'] },
        ),
        ...limits('contract', ['; replaces that of the settings', '；取代設定中的規則']),
        groupsColumn,
      ],
      { also: ['persons', 'employees', 'nurses', 'staff', '員工', '護理師'], required: true },
    ),
    tableOf(
      'shifts',
      ['Shifts', '班次'],
      ['Every shift that is to be covered', '所有需要人力的班次'],
      [
        columnOf('id', ['Shift', '班次'], 'id', ['Its own name, unlike every other', '班次代號，不可重複'], {
          also: shiftWords,
          required: true,
        }),
        columnOf('date', ['Date', '日期'], 'date', ['On which it begins', '開始的日期'], {
          also: ['day', '工作日'],
          required: true,
        }),
        columnOf('from', ['From', '開始'], 'opening', ['Time of day', '時刻'], {
          also: ['start', 'begin', '開始時間', '起'],
          required: true,
        }),
        columnOf(
          'to',
          ['To', '結束'],
          'closing',
          [
            'Time of day, 24:00 for midnight; not later than From: on the next day',
            '時刻，午夜為 24:00；不晚於開始時間表示隔日',
          ],
          { also: ['end', 'until', '結束時間', '迄'], required: true },
        ),
        columnOf(
          'count',
          ['People needed', '需要人數'],
          'number',
          ['How many different people', '需要幾位不同的人員'],
          { also: ['count', 'needed', 'demand', '人數', '需求人數'], required: true },
        ),
        skillsColumn(['What each of them must be able to do', '每位人員須具備的技能']),
      ],
      { also: [...shiftWords, 'demand', '班次需求', '人力需求'], required: true },
    ),
    tableOf(
      'assignments',
      ['Assignments', '排班結果'],
      ['The roster itself: a row for each person on a shift', '班表本身：每位人員的每個班次一列'],
      [
        columnOf('person', ['Person', '人員'], 'id', ['Who', '誰'], {
          also: personWords,
          required: true,
          names: 'people',
        }),
        columnOf('shift', ['Shift', '班次'], 'id', ['Which shift', '哪一個班次'], {
          also: shiftWords,
          required: true,
          names: 'shifts',
        }),
      ],
      { also: ['assignment', 'roster', 'plan', '班表', '指派', '排班'], required: true },
    ),
    tableOf(
      'requests',
      ['Requests', '休假需求'],
      ['Wishes to be off: the whole date, or one shift', '休假意願：整日或單一班次'],
      [
        columnOf('person', ['Person', '人員'], 'id', ['Who', '誰'], {
          also: personWords,
          required: true,
          names: 'people',
        }),
        columnOf('date', ['Date', '日期'], 'date', ['On which day', '哪一天'], {
          also: ['day', '休假日'],
          required: true,
        }),
        columnOf('shift', ['Shift', '班次'], 'id', ['Only this shift', '僅此班次'], {
          also: shiftWords,
          names: 'shifts',
        }),
      ],
      { also: ['request', 'wishes', 'days off', '休假', '預假', '請假'] },
    ),
    claimsTable(rosterFigures, ['The person', '人員']),
    tableOf(
      'reasons',
      ['Reasons', '理由'],
      ['Why the AI says it gave somebody a shift', 'AI 說明為何如此排班'],
      [
        columnOf('person', ['Person', '人員'], 'id', ['Who', '誰'], {
          also: personWords,
          required: true,
          names: 'people',
        }),
        columnOf('shift', ['Shift', '班次'], 'id', ['Which shift', '哪一個班次'], {
          also: shiftWords,
          names: 'shifts',
        }),
        reasonText,
      ],
      { also: ['reason', 'explanations', '說明理由', '原因'] },
    ),
  ],
};
