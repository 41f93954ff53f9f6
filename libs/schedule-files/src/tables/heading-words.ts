/** How people head a column, or name a table, of machines. */
export const machineWords: readonly string[] = [
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

/** … of tools. */
export const toolWords: readonly string[] = ['tool', 'mould', 'mold', 'fixture', '模具', '治具', '刀具'];

/** … of orders. */
export const orderWords: readonly string[] = [
  'order',
  'job',
  'work order',
  'production order',
  '工單',
  '製令',
  '訂單',
  '工單號',
  '工單編號',
  '製令單號',
];

/** … of operations. */
export const operationWords: readonly string[] = [
  'operation',
  'op',
  'task',
  'step',
  '工序',
  '作業',
  '製程',
  '工序編號',
  '工序代號',
  '途程',
];
