/** The embedded database cannot be used here; the message says why and what to do, in whole sentences. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
  /** `unreachable-folder`: another data folder would do. */
  readonly code: 'unreachable-folder' | 'unsupported' | 'failed';

  constructor(code: EmbeddedError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
