import { isRecord } from '@countersign/verifier';

/** What a receipt says: who approved which bytes, under which policy, and where the log holds it. Times in Unix seconds. */
export interface ReceiptClaims {
  iss: string;
  jti: string;
  iat: number;
  exp: number;
  /** Id of the submission. */
  sub: string;
  version: number;
  contentDigest: string;
  policyDigest: string;
  deciders: { pseudonym: string; role: string; at: string }[];
  entry: { id: string; leafHash: string };
}

const digest = /^sha256:[0-9a-f]{64}$/;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

function isDecider(value: unknown): boolean {
  return isRecord(value) && isText(value['pseudonym']) && isText(value['role']) && isText(value['at']);
}

/** Whether a value has all claims of a receipt; an approval has at least one decider. */
export function isReceiptClaims(value: unknown): value is ReceiptClaims {
  if (!isRecord(value)) return false;
  const { iss, jti, iat, exp, sub, version, contentDigest, policyDigest, deciders, entry } = value;
  return (
    [iss, jti, sub].every(isText) &&
    [iat, exp, version].every(isWhole) &&
    [contentDigest, policyDigest].every((item) => isText(item) && digest.test(item)) &&
    Array.isArray(deciders) &&
    deciders.length > 0 &&
    deciders.every(isDecider) &&
    isRecord(entry) &&
    isText(entry['id']) &&
    isText(entry['leafHash']) &&
    /^[0-9a-f]{64}$/.test(entry['leafHash'])
  );
}
