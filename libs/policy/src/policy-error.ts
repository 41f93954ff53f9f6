import type { LocalizedText } from '@countersign/contracts';

/** One fault of a policy file: where it stands (lines and columns count from 1) and what to do about it. */
export interface PolicyFault {
  file: string;
  line: number;
  /** Where a fault stands within its line. */
  column?: number;
  sentence: string;
  /** The sentence in every language, where it is worded in each. */
  text?: LocalizedText;
}

/** Policy files that cannot be used. The message names every fault with file and line, and says how to mend it. */
export class PolicyError extends Error {
  override name = 'PolicyError';

  constructor(readonly faults: readonly PolicyFault[]) {
    super(
      faults
        .map(
          ({ file, line, column, sentence }) =>
            `${file}:${line}${column === undefined ? '' : `:${column}`}: ${sentence}`,
        )
        .join('\n'),
    );
  }
}
