import { FileRefused } from '@countersign/workbooks';
import type { ScheduleKind } from '@countersign/contracts';
import type { Json } from '../content/content-builder.js';
import { contentFault, nowhere, type Faults } from '../fault.js';
import type { ScheduleFile } from './sheets-of.js';

const noJson = contentFault(
  'not-readable',
  'The file is no JSON that can be read: check quotes, commas and the encoding (UTF-8)',
  '檔案不是可讀取的 JSON：請檢查引號、逗號與編碼（UTF-8）',
);
const neither = contentFault(
  'not-readable',
  'The file must hold an object with either "schedule" or "roster"; its form is at /api/docs',
  '檔案須為含有 "schedule" 或 "roster" 其中之一的物件，格式見 /api/docs',
);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one JSON file that holds the content of a submission. */
export function readJson(
  files: readonly ScheduleFile[],
  faults: Faults,
): { kind: ScheduleKind | null; content: Json | null } {
  const [file, another] = files;
  if (!file || another) {
    throw new FileRefused('other-format', {
      en: 'A schedule as JSON is one file: hand in that one alone.',
      'zh-TW': 'JSON 排程須為單一檔案，請只上傳一個檔案。',
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes));
  } catch {
    faults.add({ ...nowhere, sheet: file.name }, noJson);
    return { kind: null, content: null };
  }
  const kind = isObject(value) ? ('schedule' in value ? 'production' : 'roster' in value ? 'roster' : null) : null;
  if (kind === null || !isObject(value)) {
    faults.add({ ...nowhere, sheet: file.name }, neither);
    return { kind: null, content: null };
  }
  return { kind, content: value };
}
