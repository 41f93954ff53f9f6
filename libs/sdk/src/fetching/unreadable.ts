import type { LocalizedText } from '@countersign/contracts';

/** Something could not be fetched or read, so nothing can be said about it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(readonly detail: LocalizedText) {
    super(detail.en);
  }
}

/** What a system says about a failure, with its cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const deeper = cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : '') : '';
  return deeper === '' ? error.message : `${error.message}: ${deeper}`;
}
