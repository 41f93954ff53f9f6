import type { LocalizedText } from '@countersign/contracts';

/** The command was not called as it can be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(readonly detail: LocalizedText) {
    super(detail.en);
  }
}
