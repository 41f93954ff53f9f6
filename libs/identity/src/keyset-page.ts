import { ProductError, type Page } from '@countersign/contracts';

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

const form = /^(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const cursorOf = (place: PagePlace): string =>
  Buffer.from(`${place.createdAt.getTime()}.${place.id}`).toString('base64url');

function placeOf(cursor: string): PagePlace {
  const [, time, id] = form.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const createdAt = new Date(Number(time));
  if (id !== undefined && !Number.isNaN(createdAt.getTime())) return { createdAt, id };
  throw new ProductError(
    'invalid-query',
    {
      en: 'The cursor in "after" is not one that a list answered. Start again without it.',
      'zh-TW': '「after」中的游標不是清單所回傳的值。請移除後重新開始。',
    },
    {
      errors: [
        {
          pointer: '/after',
          code: 'invalid',
          detail: { en: 'is not a cursor of this list', 'zh-TW': '不是此清單的游標' },
        },
      ],
    },
  );
}

/** The three last values of a keyset statement: time and id to go on from (null at the start), and one row more than asked for. */
export function pageValues({ limit, after }: PageInput): [Date | null, string | null, number] {
  const place = after === undefined ? null : placeOf(after);
  return [place?.createdAt ?? null, place?.id ?? null, limit + 1];
}

/** The page of the rows that a statement with `pageValues` answered: the row too many only says that there is a next page. */
export function pageOfRows<Row extends PagePlace, View>(
  rows: readonly Row[],
  { limit }: PageInput,
  view: (row: Row) => View,
): Page<View> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
