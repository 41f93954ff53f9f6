import { describe, expect, it } from '@jest/globals';
import { languages } from '@countersign/contracts';
import { zipStream } from '@countersign/workbooks';
import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { readScheduleFiles } from '../read-schedule-files.js';
import { anyRoster, anySchedule } from '../testing/any-schedule.js';
import { scheduleCsvFiles, scheduleWorkbook, type ScheduleToWrite } from './schedule-files.js';

const anyContent: fc.Arbitrary<ScheduleToWrite> = fc.oneof(
  anySchedule.map((schedule) => ({ schedule })),
  anyRoster.map((roster) => ({ roster })),
);
const language = fc.constantFrom(...languages);
const title = { en: 'Plan', 'zh-TW': '排程' };

describe('a schedule as files', () => {
  it('reads again from a workbook as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, language, async (content, written) => {
        const entries = scheduleWorkbook(content, { language: written, title, at: '2026-12-01T00:00:00Z' });
        const read = readScheduleFiles([{ name: 'plan.xlsx', bytes: await buffer(zipStream(entries)) }]);
        expect(read.faults).toEqual([]);
        expect(read.content).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });

  it('reads again from CSV files as it was', () => {
    fc.assert(
      fc.property(anyContent, language, (content, written) => {
        const files = scheduleCsvFiles(content, written);
        const read = readScheduleFiles(files.map(({ name, contents }) => ({ name, bytes: Buffer.from(contents) })));
        expect(read.faults).toEqual([]);
        expect(read.content).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });
});
