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
  /** What the product promises of labelled data and did not keep, each in a sentence; the evaluation then fails. */
  broken?: readonly string[];
}

/** Measures one part on the sets in a folder; null where none of its sets is there. */
export type Evaluator = (data: string) => Promise<Section | null>;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** A section as Markdown, with the command that measures it (by its name among the sections) and the day (`2026-11-30`) on which it did. */
export function markdownOf({ title, text, table: { head, rows } }: Section, name: string, day: string): string {
  const body = rows.map(line).join('');
  const measured = `Measured by \`npm run evaluate -- --only ${name}\`, ${day}.`;
  return `## ${title}\n\n${text}\n\n${measured}\n\n${line(head)}${line(head.map((_, at) => (at === 0 ? '---' : '---:')))}${body}`;
}
