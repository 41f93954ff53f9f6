import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A question of a person about a paragraph, with the right answer. */
export interface Question {
  question: string;
  answer: string;
  paragraph: string;
  documentId: string;
  split: string;
}

const parse = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** The questions of DRCD (Traditional Chinese); null when the folder is not there. */
export function readQuestions(data: string): Question[] | null {
  const folder = join(data, 'drcd_zhtw');
  if (!existsSync(folder)) return null;
  const docs = parse<{ doc_id: string; doc: string }>(
    gunzipSync(readFileSync(join(folder, 'docs.jsonl.gz'))).toString(),
  );
  const paragraphs = new Map(docs.map(({ doc_id: id, doc }) => [id, doc]));
  const rows = parse<{ question: string; text: string; doc_id: string; split: string }>(
    readFileSync(join(folder, 'rows.jsonl'), 'utf8'),
  );
  return rows.map(({ question, text: answer, doc_id: documentId, split }) => ({
    question,
    answer,
    paragraph: paragraphs.get(documentId) ?? '',
    documentId,
    split,
  }));
}
