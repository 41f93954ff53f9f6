import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { zipStream } from '@countersign/workbooks';
import { readScheduleFiles, type ReadOptions } from './read-schedule-files.js';
import { smallFiles } from './testing/small-files.js';

type Changed = Parameters<typeof smallFiles>[0];

/** Faults of the small schedule after a change, as "sheet cell code". */
function faultsOf(changed: Changed, options: ReadOptions = {}): string[] {
  const { faults } = readScheduleFiles(smallFiles(changed), options);
  return faults.map(({ sheet, cell, row, code }) => `${sheet} ${cell ?? row} ${code}`);
}

describe('readScheduleFiles', () => {
  it('reads CSV files, one a table, to the content of a submission', () => {
    const read = readScheduleFiles(smallFiles());
    expect(read.faults).toEqual([]);
    expect(read.content).toEqual({
      schedule: {
        timeZone: 'Asia/Taipei',
        start: '2026-12-01T08:00:00+08:00',
        machines: [{ id: 'M1' }, { id: 'M2' }],
        jobs: [
          {
            id: 'A',
            dueAt: '2026-12-01T12:00:00+08:00',
            operations: [
              { id: 'A1', eligible: [{ machine: 'M1', minutes: 60 }] },
              {
                id: 'A2',
                after: ['A1'],
                eligible: [
                  { machine: 'M2', minutes: 90 },
                  { machine: 'M1', minutes: 120 },
                ],
              },
            ],
          },
        ],
        assignments: [
          { operation: 'A1', machine: 'M1', start: '2026-12-01T08:00:00+08:00', end: '2026-12-01T09:00:00+08:00' },
          { operation: 'A2', machine: 'M2', start: '2026-12-01T09:00:00+08:00', end: '2026-12-01T10:30:00+08:00' },
        ],
      },
    });
    expect(read).toMatchObject({
      format: 'tables',
      kind: 'production',
      counts: { orders: 1, operations: 2, machines: 2, assignments: 2 },
      from: '2026-12-01T08:00:00+08:00',
      to: '2026-12-01T10:30:00+08:00',
    });
  });

  it('reads the same from an archive of the files, and without a table of orders', async () => {
    const entries = smallFiles().map(({ name, bytes }) => ({ name: `plan/${name}`, contents: bytes.toString() }));
    const archive = { name: 'plan.zip', bytes: await buffer(zipStream(entries)) };
    expect(readScheduleFiles([archive]).content).toEqual(readScheduleFiles(smallFiles()).content);
    expect(readScheduleFiles(smallFiles({ orders: null })).content).toMatchObject({
      schedule: { jobs: [{ id: 'A' }] },
    });
  });

  it('reads settings that stand in rows, too', () => {
    const changed = { settings: ['Time zone,Start', 'Asia/Taipei,2026-12-01 08:00'] };
    expect(faultsOf(changed)).toEqual([]);
    expect(readScheduleFiles(smallFiles(changed)).content).toEqual(readScheduleFiles(smallFiles()).content);
    expect(faultsOf({ settings: ['Time zone,Start', 'Taipei,2026-12-01 08:00'] })).toEqual([
      'settings.csv A2 not-a-time-zone',
    ]);
  });

  it('understands the headings of others, in Chinese and English, below a title', () => {
    const changed = {
      settings: ['設定,值', '時區,Asia/Taipei', '排程開始,2026-12-01 08:00'],
      machines: ['Our machines', ',', 'Work centre', 'M1', 'M2'],
      operations: ['工單號,工序,機器,工時（分鐘）', 'A,A1,M1,60', 'A,A2,M2,90'],
    };
    expect(faultsOf(changed)).toEqual([]);
  });

  it.each<[string, Changed, string[]]>([
    [
      'a number with a comma',
      { operations: ['Order;Operation;Machine;Minutes', 'A;A1;M1;1,5', 'A;A2;M2;90'] },
      ['operations.csv D2 number-separators'],
    ],
    [
      'several at once',
      { machines: ['Machine,Calendar', ',day', 'M2,'], orders: ['Order,Due', 'A,soon'] },
      ['machines.csv A2 required', 'orders.csv B2 not-an-instant'],
    ],
    [
      'a missing column',
      { assignments: ['Operation,Machine,Start', 'A1,M1,2026-12-01 08:00'] },
      ['assignments.csv 1 column-missing'],
    ],
    ['a missing table', { assignments: null }, ['null null table-missing']],
    [
      'an unknown time zone',
      { settings: ['Time zone,Taipei', 'Start of the schedule,2026-12-01 08:00'] },
      ['settings.csv B1 not-a-time-zone'],
    ],
    [
      'an operation of no order',
      { orders: ['Order', 'B'] },
      ['operations.csv A2 not-declared', 'operations.csv A3 not-declared', 'operations.csv A4 not-declared'],
    ],
    [
      'an arrival of no material',
      { materials: ['Material,On hand', 'steel,1'], arrivals: ['Material,Arrives,Quantity', 'iron,2026-12-02,1'] },
      ['arrivals.csv A2 not-declared'],
    ],
    [
      'an operation without a machine',
      { operations: ['Order,Operation,Machine,Minutes', 'A,A1,,', 'A,A2,M2,'] },
      ['operations.csv C2 required', 'operations.csv D3 required'],
    ],
    [
      'rows of an operation that differ',
      { operations: ['Order,Operation,Machine,Minutes,Family', 'A,A1,M1,60,red', 'A,A1,M2,60,blue', 'A,A2,M2,90,'] },
      ['operations.csv E3 differs'],
    ],
    [
      'a shift without its end',
      { calendars: ['Calendar,Days,From,To', 'day,mon-fri,08:00,'] },
      ['calendars.csv D2 required'],
    ],
  ])('names %s by sheet and cell', (_, changed, faults) => {
    expect(faultsOf(changed)).toEqual(faults);
  });

  it.each<[string, Changed, string[]]>([
    ['an id that occurs twice', { machines: ['Machine', 'M1', 'M1'] }, ['machines.csv A3 invalid']],
    ['an instant far away', { orders: ['Order,Due', 'A,2126-12-01'] }, ['orders.csv B2 invalid']],
    ['an order without operations', { orders: ['Order', 'A', 'B'] }, ['orders.csv 3 too-few']],
    [
      'negative minutes',
      { operations: ['Order,Operation,Machine,Minutes', 'A,A1,M1,-1', 'A,A2,M2,90'] },
      ['operations.csv D2 too-small'],
    ],
    [
      'a calendar that ends when it begins',
      { calendars: ['Calendar,Days,From,To', 'day,mon,08:00,08:00'] },
      ['calendars.csv D2 invalid'],
    ],
    [
      'half a lock',
      { operations: ['Order,Operation,Machine,Minutes,Locked machine', 'A,A1,M1,60,M1', 'A,A2,M2,90,'] },
      ['operations.csv 2 required'],
    ],
    ['a reason for nothing', { reasons: ['Operation,Reason', ',because'] }, ['reasons.csv 2 invalid']],
  ])('names what the schema refuses by sheet and cell: %s', (_, changed, faults) => {
    expect(faultsOf(changed)).toEqual(faults);
  });

  it('reads files that are made to take long in no time to speak of', () => {
    const [spaces, brackets] = [' '.repeat(2_000_000), '('.repeat(2_000_000)];
    const changed = { machines: [`Machine,${brackets}`, `"x${spaces}x",`, 'M1,', 'M2,'], reasons: [`${spaces}x`] };
    expect(faultsOf(changed)).toContain('machines.csv A2 too-long');
  });

  it('tells of leading zeros that a spreadsheet took away', () => {
    const changed = {
      machines: ['Machine', '007', 'M2', 'M1'],
      operations: ['Order,Operation,Machines', 'A,A1,M1=60; 7=60', 'A,A2,M2=90'],
    };
    expect(faultsOf(changed)).toEqual(['operations.csv C2 leading-zeros']);
  });

  it('tells at most 500 faults, and how many there are', () => {
    const rows = Array.from({ length: 800 }, (_, index) => `A,A${index},M1,x`);
    const read = readScheduleFiles(smallFiles({ operations: ['Order,Operation,Machine,Minutes', ...rows] }));
    expect([read.faults.length, read.faultsTotal, read.content]).toEqual([500, 800, null]);
  });

  it('is told which column is which, and remembers it for files of the same headings', () => {
    const own = { operations: ['Auftrag,Schritt,Ort,Dauer', 'A,A1,M1,60', 'A,A2,M2,90'] };
    const guess = readScheduleFiles(smallFiles(own));
    expect(guess.content).toBeNull();
    const columns = { Auftrag: 'job', Schritt: 'id', Ort: 'machine', Dauer: 'minutes' };
    const mapping = {
      kind: 'production' as const,
      tables: { ...guess.mapping?.tables, 'operations.csv': { table: 'operations', columns } },
    };
    const told = readScheduleFiles(smallFiles(own), { mapping });
    expect([told.faults, told.remembered]).toEqual([[], false]);
    const remembered = { [guess.signature ?? '']: mapping };
    const renamed = smallFiles(own).map(({ name, bytes }) => ({
      bytes,
      name: name.replace('operations', 'export-49'),
    }));
    expect(readScheduleFiles(renamed, { remembered })).toMatchObject({
      faults: [],
      remembered: true,
      content: told.content,
    });
  });

  it('ignores a mapping to what does not exist', () => {
    const mapping = {
      kind: 'production' as const,
      tables: { 'machines.csv': { table: 'machines', columns: { Machine: 'price' } } },
    };
    expect(faultsOf({}, { mapping })).toEqual(['machines.csv 1 column-missing']);
  });

  it.each([
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'other-format'],
    ['a broken archive', Buffer.from('PK\u0003\u0004nothing'), 'not-readable'],
    ['JSON that is none', Buffer.from('{"schedule":'), 'not-readable'],
    ['JSON of something else', Buffer.from('{"a":1}'), 'not-readable'],
    ['nothing', Buffer.alloc(0), 'table-missing'],
  ])('refuses %s in words', (_, bytes, code) => {
    const { faults, content } = readScheduleFiles([{ name: 'a', bytes }]);
    expect([faults[0]?.code, content]).toEqual([code, null]);
  });

  it('reads JSON, and names what is wrong in it by its pointer', () => {
    const { content } = readScheduleFiles(smallFiles());
    const file = (value: unknown) => [{ name: 'plan.json', bytes: Buffer.from(JSON.stringify(value)) }];
    expect(readScheduleFiles(file(content))).toMatchObject({ format: 'json', kind: 'production', content });
    expect(readScheduleFiles(file({ roster: {} })).faults[0]?.detail.en).toMatch(/^\/roster\//);
  });
});
