import { machineWords, operationWords, orderWords } from './heading-words.js';
import { skillsColumn } from './shared-columns.js';
import { columnOf, tableOf, type TableDefinition } from './table-definition.js';

/** Operations, and what they use up. */
export const operationTables: readonly TableDefinition[] = [
  tableOf(
    'operations',
    ['Operations', '作業'],
    [
      'Every operation: a row for each machine that can do it, or one row with a list of machines',
      '所有作業：每台可用機台一列，或以一列列出所有可用機台',
    ],
    [
      columnOf('job', ['Order', '工單'], 'id', ['To which order it belongs', '所屬工單'], {
        also: orderWords,
        required: true,
        names: 'orders',
      }),
      columnOf('id', ['Operation', '作業'], 'id', ['Its own name, unlike every other', '作業代號，不可重複'], {
        also: operationWords,
        required: true,
      }),
      columnOf('machine', ['Machine', '機台'], 'id', ['A machine that can do it', '可加工的機台'], {
        also: machineWords,
        names: 'machines',
      }),
      columnOf(
        'minutes',
        ['Minutes', '分鐘'],
        'minutes',
        ['For the whole operation on that machine: 90, 1:30 or 1.5 h', '在該機台完成整項作業的時間：90、1:30 或 1.5 h'],
        { also: ['duration', 'processing time', 'time', 'run time', '工時', '加工時間', '時間', '標準工時'] },
      ),
      columnOf(
        'eligible',
        ['Machines', '可用機台'],
        { kind: 'pairs', keys: ['machine', 'minutes'], value: 'minutes' },
        ['Instead of Machine and Minutes: M1=60; M2=75', '可取代機台與分鐘兩欄：M1=60; M2=75'],
        { also: ['eligible machines', '可加工機台', '替代機台'], names: 'machines' },
      ),
      columnOf(
        'after',
        ['After', '前置作業'],
        'list',
        ['Operations that must be done before, separated by ;', '必須先完成的作業，以 ; 分隔'],
        { also: ['predecessors', 'predecessor', 'preceded by', '前工序', '前置工序', '先行工序'], names: 'operations' },
      ),
      columnOf('family', ['Family', '產品族'], 'id', ['Setup family, for changeovers', '換線所依據的產品族'], {
        also: ['setup family', 'setup', 'color', '族群', '換線族群'],
      }),
      columnOf(
        'materials',
        ['Uses', '用料'],
        { kind: 'pairs', keys: ['material', 'quantity'], value: 'number' },
        ['Materials for the whole operation: steel=5; paint=0.2', '整項作業的用料：鋼=5; 漆=0.2'],
        { also: ['materials', 'material', '物料', '耗料'], names: 'materials' },
      ),
      skillsColumn([
        'What a person must be able to do; with an entry a person is needed',
        '人員須具備的技能；有填寫表示需要人員',
      ]),
      columnOf(
        'tools',
        ['Tools', '工具'],
        { kind: 'pairs', keys: ['tool', 'count'], value: 'number', optional: true },
        ['Held from start to end: mould-7, or clamp=2', '從開始到結束佔用：模具7，或 夾具=2'],
        { also: ['tool', '模具', '治具'], names: 'tools' },
      ),
      columnOf(
        'lotSize.minimum',
        ['Lot minimum', '批量下限'],
        'number',
        ['Least quantity of an assignment', '單次指派的最少數量'],
        { also: ['minimum lot size', '最小批量'] },
      ),
      columnOf(
        'lotSize.maximum',
        ['Lot maximum', '批量上限'],
        'number',
        ['Most quantity of an assignment', '單次指派的最多數量'],
        { also: ['maximum lot size', '最大批量'] },
      ),
      columnOf(
        'lotSize.multipleOf',
        ['Lot multiple', '批量倍數'],
        'number',
        ['The quantity is a multiple of it', '數量須為其倍數'],
        { also: ['lot size multiple', '倍數'] },
      ),
      columnOf(
        'locked.start',
        ['Locked start', '鎖定開始'],
        'instant',
        ['Locked by a planner: it must start exactly then', '由計畫人員鎖定：必須於此時開始'],
        { also: ['locked', '鎖定'] },
      ),
      columnOf('locked.machine', ['Locked machine', '鎖定機台'], 'id', ['Only with Locked start', '須搭配鎖定開始'], {
        names: 'machines',
      }),
      columnOf('locked.person', ['Locked person', '鎖定人員'], 'id', ['Only with Locked start', '須搭配鎖定開始'], {
        names: 'people',
      }),
    ],
    { also: [...operationWords, 'operations', 'routing', 'routings', '途程表'], required: true },
  ),
  tableOf(
    'operation-materials',
    ['Operation materials', '作業用料'],
    ['What operations use, a row each, instead of the column Uses', '作業用料，每項一列，可取代用料欄'],
    [
      columnOf('operation', ['Operation', '作業'], 'id', ['Which operation', '哪一項作業'], {
        also: operationWords,
        required: true,
        names: 'operations',
      }),
      columnOf('material', ['Material', '物料'], 'id', ['Which material', '哪一項物料'], {
        also: ['item', 'part', '料號', '品號'],
        required: true,
        names: 'materials',
      }),
      columnOf('quantity', ['Quantity', '數量'], 'number', ['For the whole operation', '整項作業的用量'], {
        also: ['qty', 'amount', '用量'],
        required: true,
      }),
    ],
    { also: ['bom', 'bill of materials', 'operation material', '工序用料', '用料表', '物料清單'] },
  ),
];
