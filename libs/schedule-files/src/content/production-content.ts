import { contentFault, type Faults } from '../fault.js';
import type { TableRow } from '../grid/table-rows.js';
import { calendarsOf } from './calendars-of.js';
import { objectOf, textOf, withLists, type Json, type Origins } from './content-builder.js';
import { ordersOf } from './orders-of.js';
import { claimsOf, plainList, type RowsOf } from './plain-rows.js';

const noMaterial = contentFault(
  'not-declared',
  'There is no such material in the table of materials: add it there, or correct the name',
  '物料表中沒有此物料：請新增，或更正名稱',
);

function materialsOf(
  materials: readonly TableRow[],
  arrivals: readonly TableRow[],
  origins: Origins,
  faults: Faults,
): Json[] {
  const byId = new Map<string, { index: number; arrivals: Json[] }>();
  materials.forEach((row, index) => {
    const id = textOf(row, 'id');
    if (!byId.has(id)) byId.set(id, { index, arrivals: [] });
  });
  for (const row of arrivals) {
    const material = byId.get(textOf(row, 'material'));
    if (!material) {
      if (row.values.has('material')) faults.add(row.place('material'), noMaterial);
      continue;
    }
    origins.note(`/schedule/materials/${material.index}/arrivals/${material.arrivals.length}`, row);
    material.arrivals.push(objectOf(row, ['material']));
  }
  return plainList(materials, '/schedule/materials', origins).map((material, index) => {
    const own = byId.get(textOf(materials[index] as TableRow, 'id'));
    return withLists(material, { arrivals: own?.index === index ? own.arrivals : [] });
  });
}

/** A production schedule of its tables' rows. `hasOrders`: whether the file has a table of orders. */
export function productionContent(rowsOf: RowsOf, hasOrders: boolean, origins: Origins, faults: Faults): Json {
  const [settings] = rowsOf('settings');
  if (settings) origins.note('/schedule', settings);
  const list = (table: string, at: string) => plainList(rowsOf(table), `/schedule/${at}`, origins);
  const operations = {
    orders: hasOrders ? rowsOf('orders') : null,
    operations: rowsOf('operations'),
    materials: rowsOf('operation-materials'),
  };
  const claims = claimsOf(rowsOf('claims'), '/schedule/claims', origins);
  return {
    schedule: withLists(
      {
        ...(settings ? objectOf(settings) : {}),
        machines: list('machines', 'machines'),
        jobs: ordersOf(operations, origins, faults),
        assignments: list('assignments', 'assignments'),
        ...(claims ? { claims } : {}),
      },
      {
        calendars: calendarsOf(rowsOf('calendars'), origins, faults),
        people: list('people', 'people'),
        materials: materialsOf(rowsOf('materials'), rowsOf('arrivals'), origins, faults),
        changeovers: list('changeovers', 'changeovers'),
        reasons: list('reasons', 'reasons'),
      },
    ),
  };
}
