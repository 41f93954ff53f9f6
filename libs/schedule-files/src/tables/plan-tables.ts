import { operationHeadings } from './order-tables.js';
import { claimsTable, reasonText } from './shared-columns.js';
import { columnOf, tableOf, type TableDefinition } from './table-definition.js';

/** Key figures of a production schedule; `of` where the figure is stated for each of several. */
export const productionFigures = {
  makespanMinutes: { en: 'Makespan in minutes', 'zh-TW': '總工期（分鐘）' },
  lateJobs: { en: 'Late orders', 'zh-TW': '延遲工單數' },
  totalTardinessMinutes: { en: 'Total lateness in minutes', 'zh-TW': '總延遲（分鐘）' },
  utilisation: { en: 'Utilisation', 'zh-TW': '稼動率' },
} as const;

/** What the AI made: assignments, claims and reasons. */
export function planTables(machineWords: readonly string[]): readonly TableDefinition[] {
  return [
    tableOf(
      'assignments',
      ['Assignments', '排程結果'],
      ['The schedule itself: a row an operation', '排程本身：每道工序一列'],
      [
        columnOf('operation', ['Operation', '工序'], 'id', ['Which operation', '哪一道工序'], {
          also: operationHeadings,
          required: true,
          names: 'operations',
        }),
        columnOf('machine', ['Machine', '機台'], 'id', ['On which machine', '在哪一台機台'], {
          also: machineWords,
          required: true,
          names: 'machines',
        }),
        columnOf('person', ['Person', '人員'], 'id', ['By whom', '由誰操作'], {
          also: ['operator', 'employee', 'worker', '作業員', '員工', '操作員'],
          names: 'people',
        }),
        columnOf('start', ['Start', '開始'], 'instant', ['When it begins', '開始時間'], {
          also: ['begin', 'from', 'planned start', '開始時間', '開工', '開工時間', '預計開工', '起'],
          required: true,
        }),
        columnOf('end', ['End', '結束'], 'instant', ['When it ends', '結束時間'], {
          also: ['finish', 'to', 'planned end', '結束時間', '完工', '完工時間', '預計完工', '迄'],
          required: true,
        }),
      ],
      { also: ['assignment', 'schedule', 'plan', 'gantt', '排程', '指派', '派工', '派工單'], required: true },
    ),
    claimsTable(productionFigures, ['The machine', '機台']),
    tableOf(
      'reasons',
      ['Reasons', '理由'],
      ['Why the AI says it placed operations where they are', 'AI 說明為何如此安排工序'],
      [
        columnOf('operation', ['Operation', '工序'], 'id', ['Which operation', '哪一道工序'], {
          also: operationHeadings,
          required: true,
          names: 'operations',
        }),
        reasonText,
      ],
      { also: ['reason', 'explanations', '說明理由', '原因'] },
    ),
  ];
}
