import { describe, expect, it } from '@jest/globals';
import type { CellContent, MergedCells } from '@countersign/workbooks';
import { Faults } from './fault.js';
import type { SheetSource } from './grid/sheet-source.js';
import { readTables } from './read-tables.js';

type Cells = (CellContent | undefined)[][];

function sheet(name: string, cells: Cells, more: Partial<SheetSource> = {}): SheetSource {
  const rows = cells.map((row, index) => ({ number: index + 1, cells: row }));
  return { name, hidden: false, rows, merged: [], date1904: false, ...more };
}

const merged = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number): MergedCells => ({
  firstRow,
  lastRow,
  firstColumn,
  lastColumn,
});

/** Sheets of a small roster, some of them replaced. */
function smallRoster(changed: Readonly<Record<string, SheetSource>> = {}): SheetSource[] {
  const sheets = {
    Settings: sheet('Settings', [['Time zone', 'Asia/Taipei']]),
    People: sheet('People', [['Person'], ['P1']]),
    Shifts: sheet('Shifts', [
      ['Shift', 'Date', 'From', 'To', 'People needed'],
      ['S1', { serial: 46357 }, { serial: 0.25 }, '14:00', 1],
    ]),
    Assignments: sheet('Assignments', [
      ['Person', 'Shift'],
      ['P1', 'S1'],
    ]),
    ...changed,
  };
  return Object.values(sheets);
}

function readRoster(changed: Readonly<Record<string, SheetSource>> = {}) {
  const faults = new Faults();
  const read = readTables(smallRoster(changed), null, faults);
  return { ...read, faults: faults.list.map((fault) => [fault.sheet, fault.cell, fault.value, fault.code]) };
}

describe('readTables', () => {
  it('tells a roster from a production schedule by what is in it', () => {
    expect(readRoster()).toMatchObject({
      kind: 'roster',
      faults: [],
      content: {
        roster: { shifts: [{ id: 'S1', date: '2026-12-01', from: '06:00', to: '14:00', count: 1 }] },
      },
    });
  });

  it('names errors, formulas without a result and dates that were meant as names', () => {
    const Assignments = sheet('Assignments', [
      ['Person', 'Shift'],
      [{ error: '#REF!' }, 'S1'],
      [{ formula: true }, { serial: 46357 }],
    ]);
    expect(readRoster({ Assignments }).faults).toEqual([
      ['Assignments', 'A2', '#REF!', 'error-cell'],
      ['Assignments', 'A3', null, 'formula-without-value'],
      ['Assignments', 'B3', '46357', 'became-a-date'],
    ]);
  });

  it('fills cells that are merged downwards, and refuses those merged over columns', () => {
    const rows: Cells = [
      ['Person', 'Shift'],
      ['P1', 'S1'],
      [undefined, 'S2'],
    ];
    const down = sheet('Assignments', rows, { merged: [merged(2, 3, 0, 0)] });
    const content = {
      roster: {
        assignments: [
          { person: 'P1', shift: 'S1' },
          { person: 'P1', shift: 'S2' },
        ],
      },
    };
    expect(readRoster({ Assignments: down })).toMatchObject({ faults: [], content });
    const across = sheet('Assignments', rows.slice(0, 2), { merged: [merged(2, 2, 0, 1)] });
    expect(readRoster({ Assignments: across }).faults).toEqual([['Assignments', 'A2', 'P1', 'merged-cells']]);
    const title = sheet('Assignments', [['All of them'], ...rows.slice(0, 2)], { merged: [merged(1, 1, 0, 1)] });
    expect(readRoster({ Assignments: title }).faults).toEqual([]);
  });

  it('refuses a hidden sheet that holds a table, and leaves others aside', () => {
    const People = sheet('People', [['Person'], ['P1']], { hidden: true });
    expect(readRoster({ People }).faults).toContainEqual(['People', null, null, 'hidden-sheet']);
    expect(readRoster({ Notes: sheet('Notes', [['private']], { hidden: true }) }).faults).toEqual([]);
  });

  it('reads two sheets of one table as one', () => {
    const More = sheet('Export 2', [
      ['Shift', 'Date', 'From', 'To', 'People needed'],
      ['S2', '2026-12-02', '06:00', '14:00', '１'],
    ]);
    expect(readRoster({ More }).content).toMatchObject({ roster: { shifts: [{ id: 'S1' }, { id: 'S2', count: 1 }] } });
  });
});
