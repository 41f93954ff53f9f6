import type { Page } from '@countersign/contracts';
import { encodeCursor } from './cursor.js';

/** How the rows of a page are shown, and the sort key of one, as `decodeCursor` is to read it. */
export interface PageShape<Row, View> {
  view(row: Row): View;
  key(row: Row): readonly string[];
}

/** The page of rows of which one more than `limit` was asked for: the row too many only says that there is a next page. */
export function cutPage<Row, View>(
  rows: readonly Row[],
  limit: number,
  { view, key }: PageShape<Row, View>,
): Page<View> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => view(row)),
    next: last === undefined ? null : encodeCursor(key(last)),
  };
}
