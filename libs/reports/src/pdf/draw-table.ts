import { ink } from './colors.js';
import type { Paper, TextStyle } from './paper.js';

/** A column of a drawn table; `share` of the width. A cell may have a second line, in grey. */
export interface DrawnColumn<T> {
  heading: string;
  share: number;
  value(item: T): string;
  second?(item: T): string;
  color?(item: T): string;
  align?: 'left' | 'right';
}

const pad = { x: 3, y: 3 };
/** Text beyond this is cut with an ellipsis, so that no row is taller than a page. */
const mostCharacters = 400;

const cut = (text: string): string => (text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text);

interface Cell {
  x: number;
  width: number;
  lines: { text: string; style: TextStyle; height: number }[];
}

/** A table whose heading is repeated on every page it runs over; one row is never split. Rows that `isHead` says so are in bold. */
export function drawTable<T>(
  paper: Paper,
  columns: readonly DrawnColumn<T>[],
  items: Iterable<T>,
  { size = 7.5, isHead = () => false }: { size?: number; isHead?: (item: T) => boolean } = {},
): void {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const starts: number[] = [];
  let x = paper.left;
  for (const { share } of columns) {
    starts.push(x);
    x += (share / all) * paper.width;
  }
  const cellOf = (index: number, texts: { text: string; style: TextStyle }[]): Cell => {
    const from = starts[index] ?? paper.left;
    const width = (starts[index + 1] ?? paper.left + paper.width) - from - 2 * pad.x;
    const lines = texts.map(({ text, style }) => ({ text, style, height: paper.heightOf(text, width, style) }));
    return { x: from + pad.x, width, lines };
  };
  const heightOf = (cells: readonly Cell[]): number =>
    Math.max(...cells.map(({ lines }) => lines.reduce((sum, { height }) => sum + height, 0))) + 2 * pad.y;
  const drawCell = ({ x: from, width, lines }: Cell, top: number, align: 'left' | 'right'): void => {
    let y = top + pad.y;
    for (const { text, style, height } of lines) {
      paper.style(style).text(text, from, y, { width, align });
      y += height;
    }
  };
  const heading = columns.map((column, index) =>
    cellOf(index, [{ text: column.heading, style: { size, bold: true, color: ink.soft } }]),
  );
  const headingHeight = heightOf(heading);
  const ground = (): void => {
    paper.doc.rect(paper.left, paper.doc.y, paper.width, headingHeight).fill(ink.ground);
  };
  const rule = (y: number): void => {
    paper.doc
      .moveTo(paper.left, y)
      .lineTo(paper.left + paper.width, y)
      .lineWidth(0.4)
      .strokeColor(ink.line)
      .stroke();
  };
  const asArtifact = (draw: () => void): void => {
    paper.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    paper.doc.endMarkedContent();
  };
  paper.need(headingHeight + 40);
  paper.element('Table', {}, (table) => {
    const head = paper.doc.struct('TR');
    table.add(head);
    let top = paper.doc.y;
    asArtifact(ground);
    for (const [index, cell] of heading.entries()) {
      const align = columns[index]?.align ?? 'left';
      paper.leaf(head, 'TH', () => drawCell(cell, top, align), { scope: 'Column' });
    }
    head.end();
    top += headingHeight;
    for (const item of items) {
      const cells = columns.map((column, index) => {
        const color = column.color?.(item) ?? ink.text;
        const texts: { text: string; style: TextStyle }[] = [
          { text: cut(paper.clean(column.value(item))), style: { size, color, bold: isHead(item) } },
        ];
        const second = column.second?.(item);
        if (second) texts.push({ text: cut(paper.clean(second)), style: { size: size - 1, color: ink.soft } });
        return cellOf(index, texts);
      });
      const height = heightOf(cells);
      if (top + height > paper.bottom) {
        paper.page();
        top = paper.doc.y;
        asArtifact(() => {
          ground();
          for (const [index, cell] of heading.entries()) drawCell(cell, top, columns[index]?.align ?? 'left');
        });
        top += headingHeight;
      }
      const row = paper.doc.struct('TR');
      table.add(row);
      for (const [index, cell] of cells.entries()) {
        paper.leaf(row, 'TD', () => drawCell(cell, top, columns[index]?.align ?? 'left'));
      }
      row.end();
      top += height;
      asArtifact(() => rule(top));
    }
    paper.doc.x = paper.left;
    paper.doc.y = top + 8;
  });
}

/** Named values, one a row, as a table with headings at the side. */
export function drawFacts(paper: Paper, facts: readonly (readonly [string, string])[], size = 9): void {
  const nameWidth = 150;
  paper.element('Table', {}, (table) => {
    for (const [name, value] of facts) {
      const text = paper.clean(value);
      const label = { size, color: ink.soft };
      const valueWidth = paper.width - nameWidth;
      const height = Math.max(paper.heightOf(name, nameWidth - 8, label), paper.heightOf(text, valueWidth, { size }));
      paper.need(height + 6);
      const top = paper.doc.y;
      const row = paper.doc.struct('TR');
      table.add(row);
      paper.leaf(row, 'TH', () => paper.style(label).text(name, paper.left, top, { width: nameWidth - 8 }), {
        scope: 'Row',
      });
      paper.leaf(row, 'TD', () => paper.style({ size }).text(text, paper.left + nameWidth, top, { width: valueWidth }));
      row.end();
      paper.doc.x = paper.left;
      paper.doc.y = top + height + 5;
    }
  });
  paper.doc.y += 4;
}
