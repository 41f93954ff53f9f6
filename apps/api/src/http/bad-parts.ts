import { ProductError } from '@countersign/contracts';

/** The refusal of a multipart body whose parts are not those that are asked for. */
export function badParts(en: string, zhTW: string): ProductError {
  return new ProductError(
    'invalid-body',
    { en, 'zh-TW': zhTW },
    { errors: [{ pointer: '', code: 'wrong-parts', detail: { en, 'zh-TW': zhTW } }] },
  );
}
