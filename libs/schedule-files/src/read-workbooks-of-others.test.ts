import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readScheduleFiles } from './read-schedule-files.js';

const read = (name: string) =>
  readScheduleFiles([{ name, bytes: readFileSync(new URL(`../test/${name}`, import.meta.url)) }]);
const at = (time: string) => `2026-12-01T${time}:00+08:00`;

it('reads a workbook by openpyxl: Chinese headings, dates, times, durations, numbers for names, merged cells, a hidden note', () => {
  const { faults, content } = read('openpyxl.xlsx');
  expect(faults).toEqual([]);
  expect(content).toEqual({
    schedule: {
      timeZone: 'Asia/Taipei',
      start: at('08:00'),
      calendars: [{ id: 'day', shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' }] }],
      machines: [{ id: 'M1', calendar: 'day' }, { id: '7' }],
      jobs: [
        {
          id: 'A',
          operations: [
            { id: 'A1', eligible: [{ machine: 'M1', minutes: 60 }] },
            { id: 'A2', eligible: [{ machine: '7', minutes: 90 }] },
          ],
        },
      ],
      assignments: [
        { operation: 'A1', machine: 'M1', start: at('08:00'), end: at('09:00') },
        { operation: 'A2', machine: '7', start: at('09:00'), end: at('10:30') },
      ],
    },
  });
});

it('reads a workbook by XlsxWriter: shared texts, dates since 1904, a formula with its value', () => {
  const { faults, content } = read('xlsxwriter.xlsx');
  expect(faults).toEqual([]);
  expect(content).toMatchObject({
    schedule: {
      start: at('08:00'),
      jobs: [{ operations: [{ id: 'A1', eligible: [{ machine: 'M1', minutes: 60 }] }] }],
      assignments: [{ operation: 'A1', start: at('08:00'), end: at('09:00') }],
    },
  });
});
