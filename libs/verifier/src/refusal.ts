import type { LocalizedText } from '@countersign/contracts';

/** What a bundle is refused for: a code that stays, and a sentence without its full stop. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: 'malformed-archive' | 'missing-file' | 'unnamed-file' | 'digest-mismatch',
    readonly detail: LocalizedText,
  ) {
    super(detail.en);
  }
}

/** An archive that is not laid out as the product writes it. */
export function malformedArchive(en: string, zhTW: string): Refusal {
  return new Refusal('malformed-archive', { en, 'zh-TW': zhTW });
}

/** Two things that should be the same and are not. */
export function mismatch(en: string, zhTW: string): Refusal {
  return new Refusal('digest-mismatch', { en, 'zh-TW': zhTW });
}
