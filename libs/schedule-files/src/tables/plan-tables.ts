import { machineWords, operationWords, orderWords } from './heading-words.js';
import { claimsTable, reasonText } from './shared-columns.js';
import { columnOf, tableOf, type ColumnDefinition, type TableDefinition } from './table-definition.js';

/** Key figures of a production schedule, of the whole or each of one thing. */
const productionFigures = {
  makespanMinutes: { en: 'Makespan in minutes', 'zh-TW': '總工期（分鐘）' },
  lateJobs: { en: 'Late orders', 'zh-TW': '延遲工單數' },
  totalTardinessMinutes: { en: 'Total lateness in minutes', 'zh-TW': '總延遲（分鐘）' },
  maxTardinessMinutes: { en: 'Largest lateness in minutes', 'zh-TW': '最大延遲（分鐘）' },
  changeoverMinutes: { en: 'Changeover in minutes', 'zh-TW': '換線總時間（分鐘）' },
  utilisation: { en: 'Utilisation', 'zh-TW': '稼動率' },
  tardinessMinutes: { en: 'Lateness of an order in minutes', 'zh-TW': '工單延遲（分鐘）' },
  workHours: { en: 'Hours of work', 'zh-TW': '工作時數' },
} as const;

/** Where and when an operation is placed. */
const placementColumns: readonly ColumnDefinition[] = [
  columnOf('operation', ['Operation', '作業'], 'id', ['Which operation', '哪一項作業'], {
    also: operationWords,
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
];

/** What the AI made: assignments, claims, promises and reasons; and what the plan before had fixed. */
export const planTables: readonly TableDefinition[] = [
  tableOf(
    'assignments',
    ['Assignments', '排程結果'],
    ['The schedule itself: a row an operation', '排程本身：每項作業一列'],
    [
      ...placementColumns,
      columnOf(
        'quantity',
        ['Quantity', '數量'],
        'number',
        ['What the AI says it carries; compared with the order', 'AI 所稱的數量；會與工單比對'],
        { also: ['qty', '件數'] },
      ),
      columnOf(
        'job',
        ['Order', '工單'],
        'id',
        ['The order the AI says it belongs to; compared with the operation', 'AI 所稱的工單；會與作業比對'],
        { also: orderWords, names: 'orders' },
      ),
    ],
    { also: ['assignment', 'schedule', 'plan', 'gantt', '排程', '指派', '派工', '派工單'], required: true },
  ),
  tableOf(
    'frozen',
    ['Frozen', '凍結排程'],
    ['Assignments of the plan before; with the setting Frozen until', '前一版排程的指派；須搭配設定中的凍結至'],
    placementColumns,
    { also: ['frozen assignments', 'frozen plan', '凍結'] },
  ),
  claimsTable(productionFigures, ['The machine, order or person', '機台、工單或人員']),
  tableOf(
    'promises',
    ['Promises', '承諾交期'],
    ['Deliveries that the AI promises: the order ends no later', 'AI 承諾的交期：工單不晚於此時完成'],
    [
      columnOf('job', ['Order', '工單'], 'id', ['Which order', '哪一張工單'], {
        also: orderWords,
        required: true,
        names: 'orders',
      }),
      columnOf('at', ['Promised', '承諾時間'], 'instant', ['By when', '最晚完成時間'], {
        also: ['promise', 'promised at', 'date', '承諾', '承諾交期'],
        required: true,
      }),
    ],
    { also: ['promise', '承諾'] },
  ),
  tableOf(
    'reasons',
    ['Reasons', '理由'],
    ['Why the AI says it placed an operation, or an order, where it is', 'AI 說明為何如此安排作業或工單'],
    [
      columnOf(
        'operation',
        ['Operation', '作業'],
        'id',
        ['Which operation; or fill in Order', '哪一項作業；或改填工單'],
        { also: operationWords, names: 'operations' },
      ),
      columnOf('job', ['Order', '工單'], 'id', ['Which order; or fill in Operation', '哪一張工單；或改填作業'], {
        also: orderWords,
        names: 'orders',
      }),
      reasonText,
    ],
    { also: ['reason', 'explanations', '說明理由', '原因'] },
  ),
];
