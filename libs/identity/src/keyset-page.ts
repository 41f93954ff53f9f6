import type { Page } from '@countersign/contracts';
import { decodeCursor, cutPage } from '@countersign/database';

/** The place of a row in a list sorted by time, then id. */
export interface PagePlace {
  createdAt: Date;
  id: string;
}

/** What a list is asked for: at most `limit` rows after the row of a cursor. */
export interface PageInput {
  limit: number;
  after?: string | undefined;
}

/** The three last values of a keyset statement: time and id to go on from (null at the start), and one row more than asked for. */
export function pageValues({ limit, after }: PageInput): [string | null, string | null, number] {
  const [at, id] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'uuid');
  return [at, id, limit + 1];
}

/** The page of the rows that a statement with `pageValues` answered: the row too many only says that there is a next page. */
export function pageOfRows<Row extends PagePlace, View>(
  rows: readonly Row[],
  { limit }: PageInput,
  view: (row: Row) => View,
): Page<View> {
  return cutPage(rows, limit, { view, key: ({ createdAt, id }) => [createdAt.toISOString(), id] });
}
