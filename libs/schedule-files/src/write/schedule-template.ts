import { buffer } from 'node:stream/consumers';
import type { Language, ScheduleKind, ScheduleTemplateName } from '@countersign/contracts';
import { zipStream } from '@countersign/workbooks';
import { example } from './examples.js';
import { scheduleCsvFiles, scheduleWorkbook } from './schedule-files.js';

const titles = {
  production: { en: 'Countersign: production schedule', 'zh-TW': 'Countersign：生產排程' },
  roster: { en: 'Countersign: roster', 'zh-TW': 'Countersign：班表' },
} as const;
/** Templates are the same whenever they are fetched. */
const madeAt = '2026-11-30T00:00:00Z';

/** A template with headings, explanations and a small example that reads without fault: a workbook, or CSV files in an archive. */
export async function scheduleTemplate(name: ScheduleTemplateName, language: Language): Promise<Buffer> {
  const [kind, form] = name.split('.') as [ScheduleKind, 'xlsx' | 'zip'];
  const content = example[kind](language);
  const entries =
    form === 'xlsx'
      ? scheduleWorkbook(content, { language, title: titles[kind], at: madeAt })
      : scheduleCsvFiles(content, language);
  return buffer(zipStream(entries));
}
