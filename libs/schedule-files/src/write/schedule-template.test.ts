import { describe, expect, it } from '@jest/globals';
import { languages, scheduleTemplateNames } from '@countersign/contracts';
import { buildScheduleModel, recheckSchedule, schedule } from '@countersign/scheduling';
import readExcelFile from 'read-excel-file/node';
import { readScheduleFiles } from '../read-schedule-files.js';
import { tableSets } from '../tables/table-sets.js';
import { scheduleTemplate } from './schedule-template.js';

const cases = scheduleTemplateNames.flatMap((name) => languages.map((language) => [name, language] as const));

describe('templates', () => {
  it.each(cases)('%s in %s reads without fault, every column known', async (name, language) => {
    const read = readScheduleFiles([{ name, bytes: await scheduleTemplate(name, language) }]);
    expect(read.faults).toEqual([]);
    expect(read.kind).toBe(name.split('.')[0]);
    expect(read.tables.map(({ table }) => table)).toEqual(
      tableSets[read.kind ?? 'production'].tables.map((it) => it.name),
    );
    for (const { columns, table } of read.tables)
      expect([table, columns.filter(({ field }) => field === null)]).toEqual([table, []]);
  });

  it('holds an example that breaks no constraint', async () => {
    const { content } = readScheduleFiles([{ name: 'a.xlsx', bytes: await scheduleTemplate('production.xlsx', 'en') }]);
    expect(recheckSchedule(buildScheduleModel(schedule.parse(content?.schedule)))).toEqual([]);
  });

  it('is a workbook that others read, dates being dates', async () => {
    const bytes = await scheduleTemplate('production.xlsx', 'zh-TW');
    const sheets = await readExcelFile(bytes);
    const result = sheets.find(({ sheet }) => sheet === '排程結果')?.data;
    expect(result?.[0]?.slice(0, 5)).toEqual(['作業', '機台', '人員', '開始', '結束']);
    const [operation, , , start] = result?.[1] ?? [];
    // The other reader rounds dates down to a millisecond.
    expect([operation, Math.round(Number(start) / 1000)]).toEqual(['A-10', Date.parse('2026-12-01T08:00:00Z') / 1000]);
  });

  it('is the same whenever it is fetched', async () => {
    expect(await scheduleTemplate('roster.zip', 'en')).toEqual(await scheduleTemplate('roster.zip', 'en'));
  });
});
