import { ProductError, type LocalizedText } from '@countersign/contracts';
import { TooSlowError } from '@countersign/storage';

/** Bytes that are no image that could be shown, and why. */
export interface UnreadableImage {
  refusal: LocalizedText;
}

/** What an error says of the bytes that were read; thrown again where it says nothing of them, as of a machine that was too slow. */
export function unreadableBy(error: unknown): UnreadableImage {
  if (error instanceof ProductError && !(error instanceof TooSlowError)) return { refusal: error.detail };
  throw error;
}
