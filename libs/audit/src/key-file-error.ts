/** A key file that cannot be used; the message says which and why. */
export class KeyFileError extends Error {
  override name = 'KeyFileError';
}
