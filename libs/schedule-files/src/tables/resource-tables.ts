import { calendarsTable } from './calendars-table.js';
import { machineWords, toolWords } from './heading-words.js';
import { materialTables } from './material-tables.js';
import { groupsColumn, skillsColumn, timeZoneColumn } from './shared-columns.js';
import { columnOf, tableOf, type TableDefinition } from './table-definition.js';

/** What a schedule is made with: settings, calendars, machines, people, tools and materials. */
export const resourceTables: readonly TableDefinition[] = [
  tableOf(
    'settings',
    ['Settings', '設定'],
    ['Time zone and start of the schedule', '排程的時區與開始時間'],
    [
      timeZoneColumn,
      columnOf(
        'start',
        ['Start of the schedule', '排程開始'],
        'instant',
        ['Nothing begins before it', '在此之前不會開始任何作業'],
        {
          also: ['schedule start', 'start time', '開始', '開始時間', '排程開始時間'],
          required: true,
        },
      ),
      columnOf(
        'frozen.until',
        ['Frozen until', '凍結至'],
        'instant',
        [
          'With the table Frozen: what was planned to start before it may not change',
          '搭配凍結排程表：原定在此之前開始的作業不可變更',
        ],
        { also: ['freeze', 'frozen horizon', '凍結時間'] },
      ),
    ],
    { also: ['setting', 'general', '一般', '基本設定'], required: true, layout: 'down' },
  ),
  calendarsTable,
  tableOf(
    'machines',
    ['Machines', '機台'],
    ['Every machine', '所有機台'],
    [
      columnOf('id', ['Machine', '機台'], 'id', ['Its own name', '機台代號'], {
        also: [...machineWords, 'name', '機台編號', '機台代號', '名稱'],
        required: true,
      }),
      columnOf(
        'calendar',
        ['Calendar', '行事曆'],
        'id',
        ['When it is open; empty: always', '開放時間；空白表示全天開放'],
        { also: ['shift calendar', '班表', '日曆'] },
      ),
      columnOf(
        'batch.capacity',
        ['Batch capacity', '批次容量'],
        'number',
        [
          'Only for a machine that runs several operations together: most quantity at once',
          '僅用於可同時加工多項作業的機台：一次最多數量',
        ],
        { also: ['capacity', '容量', '批量上限'] },
      ),
      columnOf(
        'batch.minimum',
        ['Batch minimum', '批次下限'],
        'number',
        ['Least quantity for it to be started', '開機所需的最少數量'],
        { also: ['minimum batch', '最小批量', '批量下限'] },
      ),
    ],
    { also: [...machineWords, 'machines', 'resources', 'work centres', 'work centers'], required: true },
  ),
  tableOf(
    'people',
    ['People', '人員'],
    ['People who can be assigned', '可被指派的人員'],
    [
      columnOf('id', ['Person', '人員'], 'id', ['Own name or number', '人員代號'], {
        also: ['name', 'employee', 'operator', 'worker', '姓名', '員工', '員工編號', '作業員', '人員編號'],
        required: true,
      }),
      skillsColumn(['What the person can do', '人員具備的技能']),
      columnOf(
        'calendar',
        ['Calendar', '行事曆'],
        'id',
        ['When the person is there; empty: always', '可上班時間；空白表示隨時'],
        { also: ['班表', '日曆', 'shift calendar'] },
      ),
      groupsColumn,
    ],
    { also: ['person', 'employees', 'operators', 'workers', 'staff', '員工', '作業員'] },
  ),
  tableOf(
    'tools',
    ['Tools', '工具'],
    ['Tools, moulds and fixtures that operations share', '作業共用的工具、模具與治具'],
    [
      columnOf('id', ['Tool', '工具'], 'id', ['Its own name', '工具代號'], {
        also: [...toolWords, 'name', '名稱'],
        required: true,
      }),
      columnOf('count', ['Count', '數量'], 'number', ['How many there are, 1 unless told', '共有幾個，未填為 1'], {
        also: ['pieces', 'quantity', '件數'],
      }),
      columnOf(
        'calendar',
        ['Calendar', '行事曆'],
        'id',
        ['When it can be used; empty: always', '可使用時間；空白表示隨時'],
        { also: ['班表', '日曆'] },
      ),
    ],
    { also: [...toolWords, 'moulds', 'fixtures'] },
  ),
  ...materialTables,
];
