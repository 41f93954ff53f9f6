import { contentFault, type Faults } from '../fault.js';
import type { TableRow } from '../grid/table-rows.js';
import { objectOf, textOf, withLists, type Json, type Origins } from './content-builder.js';

const noMachine = contentFault(
  'required',
  'Fill in Machine and Minutes, or Machines with their minutes',
  '請填機台與分鐘，或在可用機台填入各機台的分鐘數',
);
const noMinutes = contentFault(
  'required',
  'is missing: say how many minutes it takes on this machine',
  '缺少內容：請填在此機台所需的分鐘數',
);
const noOrder = contentFault(
  'not-declared',
  'There is no such order in the table of orders: add it there, or correct the name',
  '工單表中沒有此工單：請新增，或更正名稱',
);
const noOperation = contentFault(
  'not-declared',
  'There is no such operation: correct the name',
  '沒有此作業：請更正名稱',
);

/** An item of a list, with the row and the column it came from. */
interface Sourced {
  item: Json;
  row: TableRow;
  field: string;
}
interface Operation {
  row: TableRow;
  fields: Json;
  eligible: Sourced[];
  materials: Sourced[];
}
interface Order {
  row: TableRow;
  fields: Json;
  operations: Map<string, Operation>;
}

/** Fields that rows of one operation may each have their own. */
const ofEachRow = ['job', 'machine', 'minutes', 'eligible', 'materials'];

/** The items of a list in a cell. */
function sourcedOf(row: TableRow, field: string): Sourced[] {
  const list = row.values.get(field);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => (typeof item === 'object' ? [{ item: { ...item }, row, field }] : []));
}

/** A machine of a row, with its minutes; a cell that holds something wrong has its fault already. */
function machineOf(row: TableRow, faults: Faults): Sourced[] {
  const isEmpty = (field: string) => row.place(field).value === null;
  const [machine, minutes] = [row.values.get('machine'), row.values.get('minutes')];
  if (machine === undefined) {
    if (isEmpty('machine') && isEmpty('eligible')) faults.add(row.place('machine'), noMachine);
    return [];
  }
  if (minutes === undefined) {
    if (isEmpty('minutes')) faults.add(row.place('minutes'), noMinutes);
    return [];
  }
  return [{ item: { machine, minutes }, row, field: 'minutes' }];
}

/** Later rows of an operation may leave out what the first said, not say otherwise. */
function requireSame(operation: Operation, row: TableRow, faults: Faults): void {
  for (const [field, value] of Object.entries(objectOf(row, ofEachRow))) {
    if (JSON.stringify(operation.fields[field]) === JSON.stringify(value)) continue;
    const first = operation.row.place('id').cell ?? '';
    const en = `differs from the first row of this operation (${first}): leave it empty here, or write the same`;
    faults.add(row.place(field), contentFault('differs', en, `與此作業的第一列（${first}）不同：請留空或填寫相同內容`));
  }
}

function declaredOrders(rows: readonly TableRow[]): Map<string, Order> {
  const orders = new Map<string, Order>();
  rows.forEach((row, index) => {
    const id = textOf(row, 'id');
    // Of two orders of one name the schema refuses the second, which needs a place of its own for that.
    orders.set(orders.has(id) ? `${id}\u0000${index}` : id, { row, fields: objectOf(row), operations: new Map() });
  });
  return orders;
}

function orderOf(orders: Map<string, Order>, row: TableRow, isDeclared: boolean, faults: Faults): Order | null {
  const job = textOf(row, 'job');
  const known = orders.get(job);
  if (known || job === '') return known ?? null;
  if (isDeclared) {
    faults.add(row.place('job'), noOrder);
    return null;
  }
  const order: Order = { row, fields: { id: job }, operations: new Map() };
  orders.set(job, order);
  return order;
}

function addOperation(order: Order, row: TableRow, faults: Faults): Operation {
  const id = textOf(row, 'id');
  const known = order.operations.get(id);
  const operation = known ?? { row, fields: objectOf(row, ofEachRow), eligible: [], materials: [] };
  if (known) requireSame(known, row, faults);
  order.operations.set(id, operation);
  operation.eligible.push(...sourcedOf(row, 'eligible'), ...machineOf(row, faults));
  operation.materials.push(...sourcedOf(row, 'materials'));
  return operation;
}

function noted(list: readonly Sourced[], at: string, origins: Origins): Json[] {
  return list.map(({ item, row, field }, index) => {
    origins.note(`${at}/${index}`, row, field);
    return item;
  });
}

/** Orders with their operations, which come together from rows of their own. Without a table of orders, operations name them. */
export function ordersOf(
  tables: { orders: readonly TableRow[] | null; operations: readonly TableRow[]; materials: readonly TableRow[] },
  origins: Origins,
  faults: Faults,
): Json[] {
  const orders = declaredOrders(tables.orders ?? []);
  const operations = new Map<string, Operation>();
  for (const row of tables.operations) {
    const order = textOf(row, 'id') === '' ? null : orderOf(orders, row, tables.orders !== null, faults);
    if (order) operations.set(textOf(row, 'id'), addOperation(order, row, faults));
  }
  for (const row of tables.materials) {
    const operation = operations.get(textOf(row, 'operation'));
    const item = objectOf(row, ['operation']);
    if (operation) operation.materials.push({ item, row, field: 'quantity' });
    else if (row.values.has('operation')) faults.add(row.place('operation'), noOperation);
  }
  return [...orders.values()].map((order, job) => {
    const at = `/schedule/jobs/${job}`;
    origins.note(at, order.row);
    const list = [...order.operations.values()].map((operation, index) => {
      const place = `${at}/operations/${index}`;
      origins.note(place, operation.row);
      const eligible = noted(operation.eligible, `${place}/eligible`, origins);
      return withLists(
        { ...operation.fields, eligible },
        { materials: noted(operation.materials, `${place}/materials`, origins) },
      );
    });
    return { ...order.fields, operations: list };
  });
}
