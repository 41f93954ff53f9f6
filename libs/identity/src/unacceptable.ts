import { ProductError, type LocalizedFault } from '@countersign/contracts';

/** `422 invalid-body` for fields that are well-formed and cannot be accepted all the same. */
export function unacceptable(en: string, zhTW: string, errors: LocalizedFault[]): ProductError {
  return new ProductError('invalid-body', { en, 'zh-TW': zhTW }, { errors });
}
