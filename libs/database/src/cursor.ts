import { ProductError } from '@countersign/contracts';

/** An opaque cursor of a keyset page: the sort key of its last row. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

const instant =
  /^(?!0000)\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?([+-](0\d|1[0-5])(:?[0-5]\d)?|Z)$/;

/** Whether a text is an instant that the database can read: of a day that there is. */
function isInstant(text: string): boolean {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return instant.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

const forms = {
  instant: isInstant,
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  integer: (text: string) => /^-?\d{1,15}$/.test(text),
  word: (text: string) => /^[\w:.-]{0,200}$/.test(text),
} as const;

/** The sort key in a cursor whose parts have these forms; throws `invalid-query` for what is no cursor of this list. */
export function decodeCursor<Parts extends readonly (keyof typeof forms)[]>(
  cursor: string,
  ...parts: Parts
): { [K in keyof Parts]: string } {
  const key = parseParts(cursor);
  if (key?.length === parts.length && parts.every((form, index) => forms[form](key[index] ?? ''))) {
    return key as { [K in keyof Parts]: string };
  }
  throw new ProductError(
    'invalid-query',
    {
      en: 'The cursor in "after" is not one that this list gave. Begin again without it.',
      'zh-TW': '"after" 中的游標並非由此清單產生，請不帶游標重新開始。',
    },
    {
      errors: [
        {
          pointer: '/after',
          code: 'wrong-format',
          detail: { en: 'is not a cursor of this list', 'zh-TW': '不是此清單的游標' },
        },
      ],
    },
  );
}

function parseParts(cursor: string): string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts.map(String) : null;
  } catch {
    return null;
  }
}
