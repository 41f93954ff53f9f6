import type { LocalizedText } from '@countersign/contracts';

/** A text is not in the format it was read as. `line` counts from 1; null where the whole text is meant. */
export class FormatError extends Error {
  constructor(
    readonly text: LocalizedText,
    readonly line: number | null = null,
  ) {
    super(line === null ? text.en : `line ${line}: ${text.en}`);
    this.name = 'FormatError';
  }
}
