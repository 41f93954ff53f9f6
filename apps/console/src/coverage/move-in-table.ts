import type { KeyboardEvent } from 'react';

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus from one cell's button of a table to that of the next by arrow keys; over cells that have none. */
export function moveInTable(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null;
  const row = cell?.closest('tr');
  const table = row?.closest('table');
  if (step === undefined || !cell || !row || !table) return;
  event.preventDefault();
  let [at, column] = [row.rowIndex + step[0], cell.cellIndex + step[1]];
  while (table.rows[at]?.cells[column] !== undefined) {
    const button = table.rows[at]?.cells[column]?.querySelector<HTMLElement>('td > button');
    if (button) {
      button.focus();
      button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return;
    }
    at += step[0];
    column += step[1];
  }
}
