import {
  parseInput,
  type Digest,
  type ScheduleFormat,
  type ScheduleFormatInput,
  type ScheduleKind,
  type ScheduleMapping,
  type LocalizedText,
} from '@countersign/contracts';
import { rosterContent, scheduleContent } from '@countersign/scheduling';
import { FileRefused } from '@countersign/workbooks';
import type { Json } from './content/content-builder.js';
import { Faults, nowhere, type CellFault } from './fault.js';
import { countsOf } from './files/content-counts.js';
import { formatOf } from './files/format-of.js';
import { sheetsOf, type ScheduleFile } from './files/sheets-of.js';
import { readJson } from './files/read-json.js';
import { readResearch } from './formats/read-research.js';
import { headingsSignature } from './grid/headings-signature.js';
import { guessSheets } from './grid/map-sheets.js';
import { readTables } from './read-tables.js';

/** How files are to be read. `remembered` are mappings by the signature of headings. */
export interface ReadOptions {
  format?: ScheduleFormatInput | undefined;
  mapping?: ScheduleMapping | undefined;
  remembered?: Readonly<Record<string, ScheduleMapping>> | undefined;
}

/** A sheet as it was read. */
export interface SheetRead {
  sheet: string;
  table: string | null;
  rows: number;
  columns: { heading: string; field: string | null }[];
}

/** What was made of schedule files. Content is there where nothing is at fault. */
export interface ScheduleFilesRead {
  format: ScheduleFormat;
  kind: ScheduleKind | null;
  tables: SheetRead[];
  mapping: ScheduleMapping | null;
  signature: Digest | null;
  remembered: boolean;
  content: Json | null;
  faults: CellFault[];
  faultsTotal: number;
  notes: LocalizedText[];
  counts: Record<string, number>;
  from: string | null;
  to: string | null;
}

type Body = Pick<ScheduleFilesRead, 'kind' | 'content'> & Partial<ScheduleFilesRead>;

function readAsTables(files: readonly ScheduleFile[], options: ReadOptions, faults: Faults): Body {
  const sheets = sheetsOf(files);
  const signature = headingsSignature(guessSheets(sheets).mapped);
  const { remembered = {}, mapping } = options;
  const known = mapping === undefined && Object.hasOwn(remembered, signature) ? remembered[signature] : undefined;
  const read = readTables(sheets, mapping ?? known ?? null, faults);
  return {
    kind: read.kind,
    content: read.content,
    mapping: read.mapping,
    signature,
    remembered: known !== undefined,
    tables: read.mapped.map(({ sheet, table, columns }) => ({
      sheet: sheet.name,
      table: table?.name ?? null,
      rows: read.rows.get(sheet.name) ?? sheet.rows.length,
      columns: [...columns].map(([heading, field]) => ({ heading, field })),
    })),
  };
}

/** What the schema refuses of content that came in no table; the pointer stands in the sentence. */
function tellRefused({ kind, content }: Body, faults: Faults): Json | null {
  if (content === null || kind === null) return null;
  const parsed = parseInput(kind === 'production' ? scheduleContent : rosterContent, content);
  if (parsed.success) return content;
  for (const { pointer, code, detail } of parsed.faults) {
    faults.add(nowhere, {
      code,
      detail: { en: `${pointer}: ${detail.en}`, 'zh-TW': `${pointer}：${detail['zh-TW']}` },
    });
  }
  return null;
}

function bodyOf(format: ScheduleFormat, files: readonly ScheduleFile[], options: ReadOptions, faults: Faults): Body {
  if (format === 'tables') return readAsTables(files, options, faults);
  const body = format === 'json' ? readJson(files, faults) : readResearch(format, files, options.format ?? {}, faults);
  return { ...body, content: tellRefused(body, faults) };
}

/**
 * Reads the files of one schedule – a workbook, CSV files, a ZIP archive of them, JSON, or an instance and a solution of a research
 * format – to the content of a submission, or names every fault by sheet, row and column. Never throws for what a file holds.
 */
export function readScheduleFiles(files: readonly ScheduleFile[], options: ReadOptions = {}): ScheduleFilesRead {
  const faults = new Faults();
  let format: ScheduleFormat = options.format?.format ?? 'tables';
  let body: Body = { kind: null, content: null };
  try {
    format = options.format?.format ?? formatOf(files);
    body = bodyOf(format, files, options, faults);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    faults.add(nowhere, { code: error.code, detail: error.text });
  }
  const { content } = body;
  return {
    format,
    tables: [],
    mapping: null,
    signature: null,
    remembered: false,
    notes: [],
    ...body,
    ...countsOf(content),
    faults: faults.list,
    faultsTotal: faults.total,
  };
}
