import { calendarsTable } from './calendars-table.js';
import { orderTables } from './order-tables.js';
import { planTables } from './plan-tables.js';
import { groupsColumn, skillsColumn, timeZoneColumn } from './shared-columns.js';
import { columnOf, tableOf, type TableDefinition, type TableSet } from './table-definition.js';

const machineWords = [
  'machine',
  'resource',
  'work centre',
  'work center',
  'workcenter',
  'equipment',
  '資源',
  '設備',
  '工作中心',
  '機器',
];

const toolWords = ['tool', 'mould', 'mold', 'fixture', '模具', '治具', '刀具'];

const resourceTables: readonly TableDefinition[] = [
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
        ['Nothing begins before it', '在此之前不會開始任何工序'],
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
          '搭配凍結排程表：原定在此之前開始的工序不可變更',
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
          '僅用於可同時加工多道工序的機台：一次最多數量',
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
    ['Tools, moulds and fixtures that operations share', '工序共用的工具、模具與治具'],
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
  tableOf(
    'materials',
    ['Materials', '物料'],
    ['What is in stock when the schedule starts', '排程開始時的庫存'],
    [
      columnOf('id', ['Material', '物料'], 'id', ['Its own name', '物料代號'], {
        also: ['item', 'part', '料號', '品號', '物料編號'],
        required: true,
      }),
      columnOf('onHand', ['On hand', '現有庫存'], 'number', ['Quantity at the start', '開始時的數量'], {
        also: ['stock', 'quantity', '庫存', '庫存量', '現有量', '數量'],
        required: true,
      }),
    ],
    { also: ['material', 'stock', 'inventory', '庫存', '材料'] },
  ),
  tableOf(
    'arrivals',
    ['Arrivals', '到料'],
    ['Deliveries of materials', '物料到貨'],
    [
      columnOf('material', ['Material', '物料'], 'id', ['Which material', '哪一項物料'], {
        also: ['item', 'part', '料號', '品號'],
        required: true,
        names: 'materials',
      }),
      columnOf('at', ['Arrives', '到貨時間'], 'instant', ['From when it can be used', '可開始使用的時間'], {
        also: ['arrival', 'time', 'date', 'when', '到料時間', '時間', '日期'],
        required: true,
      }),
      columnOf('quantity', ['Quantity', '數量'], 'number', ['How much arrives', '到貨數量'], {
        also: ['qty', 'amount', '到貨量'],
        required: true,
      }),
    ],
    { also: ['deliveries', 'arrival', '到貨', '進料', '進貨'] },
  ),
  tableOf(
    'changeovers',
    ['Changeovers', '換線'],
    [
      'Minutes between two families on a machine; pairs not named need none',
      '機台在兩個族群之間的換線分鐘數；未列出的組合不需換線',
    ],
    [
      columnOf('machine', ['Machine', '機台'], 'id', ['On which machine', '哪一台機台'], {
        also: machineWords,
        required: true,
        names: 'machines',
      }),
      columnOf('from', ['From family', '原族群'], 'id', ['Family before', '換線前的族群'], {
        also: ['from', '從', '前族群'],
        required: true,
      }),
      columnOf('to', ['To family', '新族群'], 'id', ['Family after', '換線後的族群'], {
        also: ['to', '到', '後族群'],
        required: true,
      }),
      columnOf('minutes', ['Minutes', '分鐘'], 'minutes', ['Open time of the machine', '佔用機台的開放時間'], {
        also: ['setup', 'setup time', 'duration', 'time', '換線時間', '整備時間'],
        required: true,
      }),
    ],
    { also: ['changeover', 'setups', 'setup matrix', '換模', '換線矩陣', '整備'] },
  ),
];

/** The tables of a production schedule, in the order of the template. */
export const productionTables: TableSet = {
  kind: 'production',
  tables: [...resourceTables, ...orderTables(machineWords), ...planTables(machineWords)],
};
