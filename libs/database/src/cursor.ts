import { ProductError } from '@countersign/contracts';

/** An opaque cursor of a keyset page: the sort key of its last row. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

const forms = {
  instant: /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d+)?([+-]\d{2}(:?\d{2})?|Z)$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  integer: /^-?\d{1,15}$/,
  word: /^[\w:.-]{0,200}$/,
} as const;

/** The sort key in a cursor whose parts have these forms; throws `invalid-query` for what is no cursor of this list. */
export function decodeCursor<Parts extends readonly (keyof typeof forms)[]>(
  cursor: string,
  ...parts: Parts
): { [K in keyof Parts]: string } {
  const key = parseParts(cursor);
  if (key?.length === parts.length && parts.every((form, index) => forms[form].test(key[index] ?? ''))) {
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
