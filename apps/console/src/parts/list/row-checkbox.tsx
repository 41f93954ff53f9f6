import Checkbox from '@mui/material/Checkbox';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useText } from '../../language/use-text.js';
import { partsText } from '../messages.js';
import type { RowSelection } from './use-row-selection.js';

interface Props {
  id: string;
  name: string;
  /** Ids of the rows that may be chosen, in their order. */
  rows: readonly string[];
  selection: RowSelection;
}

/** Chooses a row: Space or a click, arrows to go to the next one, with Shift to choose all on the way. */
export function RowCheckbox({ id, name, rows, selection }: Props) {
  const text = useText(partsText);
  const chosen = selection.ids.has(id);
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = rows[rows.indexOf(id) + by];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    if (event.shiftKey) selection.extend(rows, id, next);
    event.currentTarget.closest('table')?.querySelector<HTMLElement>(`[data-row="${next}"] input`)?.focus();
  };
  const click = (event: MouseEvent) => {
    if (event.shiftKey && selection.anchor !== null && !chosen) selection.extend(rows, selection.anchor, id);
    else selection.toggle(id);
  };
  return (
    <Checkbox
      checked={chosen}
      onClick={click}
      onKeyDown={step}
      data-row={id}
      slotProps={{ input: { 'aria-label': text('chooseRow', { name }) } }}
      sx={{ p: 0.5 }}
    />
  );
}

/** Chooses all rows that may be chosen, up to the cap, or none; no box where none may. */
export function AllRowsCheckbox({ rows, selection }: Omit<Props, 'id' | 'name'>) {
  const text = useText(partsText);
  const count = rows.filter((id) => selection.ids.has(id)).length;
  if (rows.length === 0) return <span className="visually-hidden">{text('noRowToChoose')}</span>;
  const whole = count > 0 && count >= Math.min(rows.length, selection.most);
  return (
    <Checkbox
      checked={whole}
      indeterminate={count > 0 && !whole}
      onChange={() => selection.choose(whole ? [] : rows.slice(0, selection.most))}
      slotProps={{ input: { 'aria-label': text('chooseAllRows', { count: selection.most }) } }}
      sx={{ p: 0.5 }}
    />
  );
}
