/** A table of the evaluation, as it stands in docs/evaluation.md. */
export interface Table {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** One part of the evaluation: what was measured, how, and what came. */
export interface Section {
  title: string;
  text: string;
  table: Table;
}

/** Measures one part on the sets in a folder; null where none of its sets is there. */
export type Evaluator = (data: string) => Promise<Section | null>;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** A section as Markdown. */
export function markdownOf({ title, text, table: { head, rows } }: Section): string {
  const body = rows.map(line).join('');
  return `## ${title}\n\n${text}\n\n${line(head)}${line(head.map((_, at) => (at === 0 ? '---' : '---:')))}${body}`;
}
