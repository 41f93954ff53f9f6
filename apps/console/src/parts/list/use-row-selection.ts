import { useCallback, useState } from 'react';
import { keptRows } from './kept-rows.js';
import { withRange } from './row-range.js';

/** Rows of a list that somebody chose, and how they choose more. */
export interface RowSelection {
  ids: ReadonlySet<string>;
  most: number;
  toggle: (id: string) => void;
  /** Adds all rows from one to another of those that may be chosen. */
  extend: (rows: readonly string[], from: string, to: string) => void;
  /** The row that was chosen last, from which a range begins. */
  anchor: string | null;
  choose: (ids: readonly string[]) => void;
  /** Gives up what is not among the rows that may be chosen now. */
  keep: (rows: readonly string[]) => void;
}

/** Choosing of up to `most` rows. */
export function useRowSelection(most: number): RowSelection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const toggle = useCallback(
    (id: string) => {
      setAnchor(id);
      setIds((before) =>
        before.has(id) ? new Set([...before].filter((other) => other !== id)) : withRange(before, [id], [id, id], most),
      );
    },
    [most],
  );
  const extend = useCallback(
    (rows: readonly string[], from: string, to: string) => {
      setAnchor(to);
      setIds((before) => withRange(before, rows, [from, to], most));
    },
    [most],
  );
  const choose = useCallback((chosen: readonly string[]) => setIds(new Set(chosen)), []);
  const keep = useCallback((rows: readonly string[]) => setIds((before) => keptRows(before, rows)), []);
  return { ids, most, anchor, toggle, extend, choose, keep };
}
