import { orderWords } from './heading-words.js';
import { columnOf, tableOf, type TableDefinition } from './table-definition.js';

/** Orders, and the master list of customers. */
export const orderTables: readonly TableDefinition[] = [
  tableOf(
    'customers',
    ['Customers', '客戶'],
    ['Master list: a customer of an order that is not in it is a finding', '客戶主檔：工單的客戶不在其中時會列為發現'],
    [
      columnOf('id', ['Customer', '客戶'], 'id', ['As orders name it', '與工單所填相同'], {
        also: ['client', 'name', '顧客', '客戶名稱', '名稱'],
        required: true,
      }),
      columnOf('class', ['Class', '類別'], 'id', ['Such as key account', '例如 重要客戶'], {
        also: ['customer class', '客戶類別'],
      }),
    ],
    { also: ['customer', 'clients', '顧客', '客戶主檔'] },
  ),
  tableOf(
    'orders',
    ['Orders', '工單'],
    [
      'Every order; without this table each order is known by its operations alone',
      '所有工單；若無此表，工單僅由其作業得知',
    ],
    [
      columnOf('id', ['Order', '工單'], 'id', ['Its own name', '工單編號'], {
        also: [...orderWords, 'number'],
        required: true,
      }),
      columnOf('customer', ['Customer', '客戶'], 'id', ['For whom', '為誰生產'], {
        also: ['client', '顧客', '客戶名稱'],
      }),
      columnOf(
        'class',
        ['Class', '類別'],
        'id',
        ['Class of the order; lateness is compared between classes', '工單類別；會比較各類別的延遲'],
        { also: ['order class', '工單類別', '訂單類別'] },
      ),
      columnOf(
        'priority',
        ['Priority', '優先順序'],
        'number',
        ['A whole number; 1 is the most urgent', '整數；1 為最急'],
        { also: ['prio', '優先', '優先級', '優先權'] },
      ),
      columnOf('releaseAt', ['Release', '可開工時間'], 'instant', ['Not before it', '不得早於此時間開工'], {
        also: ['released', 'release date', 'earliest start', '最早開工', '釋出'],
      }),
      columnOf('dueAt', ['Due', '交期'], 'instant', ['Late after it', '超過即為延遲'], {
        also: ['due date', 'deadline', 'delivery date', '到期', '截止', '交貨日', '需求日'],
      }),
      columnOf(
        'quantity',
        ['Quantity', '數量'],
        'number',
        ['Pieces; times are for the whole order all the same', '件數；工時仍為整張工單的時間'],
        { also: ['qty', 'pieces', '生產數量', '件數'] },
      ),
    ],
    { also: [...orderWords, 'orders', 'jobs', 'work orders'] },
  ),
];
