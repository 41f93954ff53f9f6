import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One text with the document it should be grounded in, and what people said of it. */
export interface FactualityRow {
  id: string;
  text: string;
  document: string;
  /** Rows of one document are alike; intervals resample documents, not rows. */
  documentId: string;
  supported: boolean;
  split: string;
  /** A part of the set that is reported by itself, such as the kind of task. */
  part: string | null;
  /** Stretches that people found unsupported, where they marked them. */
  spans: readonly { start: number; end: number }[] | null;
}

interface StoredRow {
  id: string;
  text: string;
  label: 0 | 1;
  split: string;
  doc_id: string;
  task?: string;
  spans?: { start: number; end: number }[];
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** The rows of one set; null when the folder is not there. */
export function readFactualitySet(data: string, name: string): FactualityRow[] | null {
  const folder = join(data, name);
  if (!existsSync(join(folder, 'rows.jsonl'))) return null;
  const documents = new Map(
    lines(gunzipSync(readFileSync(join(folder, 'docs.jsonl.gz'))).toString('utf8')).map((line) => {
      const { doc_id: documentId, doc } = JSON.parse(line) as { doc_id: string; doc: string };
      return [documentId, doc];
    }),
  );
  return lines(readFileSync(join(folder, 'rows.jsonl'), 'utf8')).map((line) => {
    const row = JSON.parse(line) as StoredRow;
    const document = documents.get(row.doc_id);
    if (document === undefined)
      throw new Error(`${name}: the row ${row.id} names the document ${row.doc_id}, which is not there.`);
    return {
      id: row.id,
      text: row.text,
      document,
      documentId: row.doc_id,
      supported: row.label === 1,
      split: row.split,
      part: row.task ?? null,
      spans: row.spans ?? null,
    };
  });
}
