import { canonicalLanguage, maxTextLength, worded, wordedFormat } from '@countersign/contracts';
import { z } from 'zod';
import type { ModalityDefinition } from '../modality-definition.js';
import { sha256Digest } from '../sha256-digest.js';

const languageTag = wordedFormat('language-tag', /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
  en: 'must be a BCP 47 language tag, such as en or zh-TW',
  'zh-TW': '須為 BCP 47 語言標籤，例如 en 或 zh-TW',
});

const content = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .max(maxTextLength)
      .refine(
        // What has too many characters is told so already.
        (value) => value.length > maxTextLength || Buffer.byteLength(value) <= maxTextLength,
        worded({
          en: `is over the limit of 1 MB: at most ${maxTextLength} bytes of UTF-8. Hand it in as several outputs`,
          'zh-TW': `超過 1 MB 上限：UTF-8 編碼最多 ${maxTextLength} 位元組，請分成數個產出送審`,
        }),
      )
      .refine(
        (value) => value.isWellFormed(),
        worded({
          en: 'must not hold lone surrogates: send well-formed Unicode',
          'zh-TW': '不可含有單獨的代理字元，請傳送正確的 Unicode 文字',
        }),
      ),
    language: languageTag.optional(),
  })
  .meta({ id: 'TextContent' });

/** Decided on: the UTF-8 bytes of `text`. */
export const text: ModalityDefinition<z.infer<typeof content>> = {
  name: 'text',
  content,
  digest: (value) => sha256Digest(value.text),
  blobs: () => [],
  language: (value) => (value.language === undefined ? null : canonicalLanguage(value.language)),
};
