import { FileRefused, readCsv, readWorkbook, readZip } from '@countersign/workbooks';
import { folded } from '../cells/folded-words.js';
import type { SheetSource } from '../grid/sheet-source.js';

/** A file as it was handed in. */
export interface ScheduleFile {
  name: string;
  bytes: Buffer;
}

/** Sheets that only explain. */
const explaining = ['help', '說明', 'readme'];
const isText = (name: string): boolean => /\.(csv|tsv|txt)$/i.test(name);

/** Whether bytes begin as those of a ZIP archive, which a workbook is, too. */
export const isZip = ({ bytes }: ScheduleFile): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const oldExcel = new FileRefused('other-format', {
  en: 'This is an old or protected Excel file: save it without a password as an Excel workbook (.xlsx).',
  'zh-TW': '這是舊版或有密碼保護的 Excel 檔案：請移除密碼並另存為 Excel 活頁簿（.xlsx）。',
});
const noTables = new FileRefused('other-format', {
  en: 'The archive holds neither a workbook nor CSV files: pack CSV files into it, one a table.',
  'zh-TW': '壓縮檔中沒有活頁簿或 CSV 檔：請放入 CSV 檔，每個表格一個檔案。',
});

function sheetsIn(file: ScheduleFile): SheetSource[] {
  if (file.bytes[0] === 0xd0 && file.bytes[1] === 0xcf) throw oldExcel;
  if (!isZip(file)) return [{ ...readCsv(file.bytes, file.name), date1904: false }];
  const archive = readZip(file.bytes);
  if (archive.names.includes('[Content_Types].xml') || archive.names.includes('mimetype')) {
    const { sheets, date1904 } = readWorkbook(file.bytes);
    return sheets.map((sheet) => ({ ...sheet, date1904 }));
  }
  const inside = archive.names.filter((name) => isText(name) && !/(^|\/)(__MACOSX\/|\.)/.test(name));
  if (inside.length === 0) throw noTables;
  return inside.map((name) => {
    const bytes = archive.read(name) ?? Buffer.alloc(0);
    return { ...readCsv(bytes, name.split('/').at(-1) ?? name), date1904: false };
  });
}

/** All sheets of all files, those without anything and those that only explain left out; names that meet get their file's in front. */
export function sheetsOf(files: readonly ScheduleFile[]): SheetSource[] {
  const seen = new Set<string>();
  return files.flatMap((file) =>
    sheetsIn(file).flatMap((sheet) => {
      if (sheet.rows.length === 0 || explaining.includes(folded(sheet.name.replace(/\.\w+$/, '')))) return [];
      let name = seen.has(sheet.name) ? `${file.name}: ${sheet.name}` : sheet.name;
      while (seen.has(name)) name = `${name} (2)`;
      seen.add(name);
      return [{ ...sheet, name }];
    }),
  );
}
