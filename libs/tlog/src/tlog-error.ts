/**
 * What went wrong, for callers that act on it:
 * `malformed` text or bytes break their format; `out-of-range` an index, size or length cannot be;
 * `missing-hash` the reader lacks a node; `proof-mismatch` a Merkle proof does not lead to the root;
 * `bad-signature` a known key's signature fails; `not-signed` no known key signed; `policy-unmet` the quorum is missing;
 * `unsupported-value` a value has no canonical JSON.
 */
export type TlogErrorCode =
  | 'malformed'
  | 'out-of-range'
  | 'missing-hash'
  | 'proof-mismatch'
  | 'bad-signature'
  | 'not-signed'
  | 'policy-unmet'
  | 'unsupported-value';

/** The one error this library throws; the message names the offending part. */
export class TlogError extends Error {
  override readonly name = 'TlogError';
  readonly code: TlogErrorCode;

  constructor(code: TlogErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
