import { machineWords } from './heading-words.js';
import { columnOf, tableOf, type TableDefinition } from './table-definition.js';

/** Stock, deliveries, and changeovers between families. */
export const materialTables: readonly TableDefinition[] = [
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
      '機台在兩個產品族之間的換線分鐘數；未列出的組合不需換線',
    ],
    [
      columnOf('machine', ['Machine', '機台'], 'id', ['On which machine', '哪一台機台'], {
        also: machineWords,
        required: true,
        names: 'machines',
      }),
      columnOf('from', ['From family', '原產品族'], 'id', ['Family before', '換線前的產品族'], {
        also: ['from', '從', '前族群', '原族群'],
        required: true,
      }),
      columnOf('to', ['To family', '新產品族'], 'id', ['Family after', '換線後的產品族'], {
        also: ['to', '到', '後族群', '新族群'],
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
