import type { LocalizedText } from '@countersign/contracts';

/** One fault of an expression: where it stands (characters from 0) and, in both languages, what is wrong and what was expected. */
export class ExpressionFault extends Error {
  override name = 'ExpressionFault';

  constructor(
    readonly at: number,
    readonly text: LocalizedText,
  ) {
    super(text.en);
  }
}

/** Ends the reading of an expression at that place. */
export function refuse(at: number, en: string, zhTW: string): never {
  throw new ExpressionFault(at, { en, 'zh-TW': zhTW });
}
