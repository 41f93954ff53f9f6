import { columnOf, tableOf } from './table-definition.js';

/** Shifts of calendars, a row each; a row with a date replaces all windows that begin on it. */
export const calendarsTable = tableOf(
  'calendars',
  ['Calendars', '行事曆'],
  [
    'Opening hours: a row a shift, or a row with a date for an exception (without times: closed on that day)',
    '開放時間：每個班別一列；有日期的列為例外（沒有時間表示當日不開放）',
  ],
  [
    columnOf('calendar', ['Calendar', '行事曆'], 'id', ['Its own name', '行事曆名稱'], {
      also: ['name', 'id', '名稱', '日曆', '班表'],
      required: true,
    }),
    columnOf(
      'days',
      ['Days', '星期'],
      'days',
      ['Such as mon-fri, or mon; wed; sat', '例如 週一至週五，或 週一; 週三; 週六'],
      { also: ['weekdays', 'day', '週幾', '適用日'] },
    ),
    columnOf('date', ['Date', '日期'], 'date', ['Only for an exception', '僅例外使用'], {
      also: ['exception', 'holiday', '例外日期', '假日'],
    }),
    columnOf('from', ['From', '開始'], 'opening', ['Time of day', '時刻'], {
      also: ['open', 'begin', 'start', '起', '開始時間', '上班'],
    }),
    columnOf(
      'to',
      ['To', '結束'],
      'closing',
      [
        'Time of day, 24:00 for midnight; not later than From: on the next day',
        '時刻，午夜為 24:00；不晚於開始時間表示隔日',
      ],
      { also: ['close', 'end', 'until', '迄', '結束時間', '下班'] },
    ),
  ],
  { also: ['calendar', 'shifts', 'working hours', '班別', '工作時間', '日曆'] },
);
