import { excerptOf, type CellPlace, type LocalizedText } from '@countersign/contracts';
import type { CellContent } from '@countersign/workbooks';

/** What is wrong at a place of a file, and what to do. */
export interface CellFault extends CellPlace {
  code: string;
  detail: LocalizedText;
}

/** A fault of a cell's content, before its place is known. */
export interface ContentFault {
  code: string;
  detail: LocalizedText;
}

/** Faults that are told; the rest is counted. */
export const mostFaults = 500;

/** A place that no sheet has: the file as a whole. */
export const nowhere: CellPlace = { sheet: null, row: null, column: null, cell: null, value: null };

/** A fault of a cell's content. */
export function contentFault(code: string, en: string, zhTW: string): ContentFault {
  return { code, detail: { en, 'zh-TW': zhTW } };
}

/** What a cell shows, shortened; null for an empty one. */
export function shownValue(content: CellContent | undefined): string | null {
  if (content === undefined) return null;
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE';
  if (typeof content !== 'object') return excerptOf(String(content));
  if ('error' in content) return excerptOf(content.error);
  return 'serial' in content ? String(content.serial) : null;
}

/** Gathers faults in their order, the first 500 whole. */
export class Faults {
  readonly list: CellFault[] = [];
  total = 0;

  add(place: CellPlace, { code, detail }: ContentFault): void {
    this.total += 1;
    if (this.list.length < mostFaults) this.list.push({ ...place, code, detail });
  }
}
