import { expect, it } from '@jest/globals';
import type { ScheduleMapping } from '@countersign/contracts';
import { changedColumn, changedTable } from './changed-mapping.js';

const mapping: ScheduleMapping = {
  kind: 'production',
  tables: { A: { table: 'machines', columns: { Ort: 'id', Zeit: 'calendar' } }, B: { table: null, columns: {} } },
};

it('gives a field to one column only', () => {
  const { tables } = changedColumn(mapping, 'A', 'Zeit', 'id');
  expect(tables).toEqual({ A: { table: 'machines', columns: { Ort: null, Zeit: 'id' } }, B: mapping.tables['B'] });
});

it('leaves several columns aside', () => {
  const once = changedColumn(mapping, 'A', 'Zeit', null);
  expect(changedColumn(once, 'A', 'Ort', null).tables['A']?.columns).toEqual({ Ort: null, Zeit: null });
});

it('forgets the columns of a sheet that becomes another table', () => {
  expect(changedTable(mapping, 'A', 'people').tables['A']).toEqual({ table: 'people', columns: {} });
});
