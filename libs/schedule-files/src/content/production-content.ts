import { contentFault, type Faults } from '../fault.js';
import type { TableRow } from '../grid/table-rows.js';
import { calendarsOf } from './calendars-of.js';
import { objectOf, textOf, withLists, type Json, type Origins } from './content-builder.js';
import { ordersOf } from './orders-of.js';
import { claimsOf, plainList, withPromises, type RowsOf } from './plain-rows.js';

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

/** The frozen horizon, where a table or a setting speaks of it; the schema refuses the table without the setting. */
function frozenOf(settings: TableRow | undefined, assignments: readonly Json[]): Json {
  const until = settings?.values.get('frozen.until');
  return until === undefined && assignments.length === 0 ? {} : { frozen: { until, assignments } };
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
  const stated = claimsOf(rowsOf('claims'), '/schedule/claims', origins);
  const claims = withPromises(stated, rowsOf('promises'), origins);
  const frozen = list('frozen', 'frozen/assignments');
  return {
    schedule: withLists(
      {
        ...(settings ? objectOf(settings, ['frozen.until']) : {}),
        ...frozenOf(settings, frozen),
        machines: list('machines', 'machines'),
        jobs: ordersOf(operations, origins, faults),
        assignments: list('assignments', 'assignments'),
        ...(claims ? { claims } : {}),
      },
      {
        calendars: calendarsOf(rowsOf('calendars'), origins, faults),
        people: list('people', 'people'),
        tools: list('tools', 'tools'),
        customers: list('customers', 'customers'),
        materials: materialsOf(rowsOf('materials'), rowsOf('arrivals'), origins, faults),
        changeovers: list('changeovers', 'changeovers'),
        reasons: list('reasons', 'reasons'),
      },
    ),
  };
}
