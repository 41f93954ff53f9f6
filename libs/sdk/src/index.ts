export { verifyLog, type EarlierTree, type LogOptions } from './verify/verify-log.js';
export type { ReportOptions } from './verify/report-content.js';
export { verifyReport } from './verify/verify-report.js';
export { verifyProof, type ProofInput } from './verify/verify-proof.js';
export type { Trust } from './verify/trust.js';
export { notProven, type NotProven } from './verify/not-proven.js';
export type { Verification, VerificationFault, VerifiedKind } from './verify/verification.js';
export { verifyReceipt, type ReceiptInput, type ReceiptVerification } from './receipt/verify-receipt.js';
export { contentDigest, type PublishedContent, type ScheduleContent } from './receipt/content-digest.js';
export type { ReceiptClaims } from './receipt/receipt-claims.js';
export type { JsonWebKeySet } from './receipt/open-jws.js';
export { Unreadable } from './fetching/unreadable.js';
export {
  Countersign,
  type BatchResult,
  type SendOptions,
  type SubmissionDraft,
  type WaitOptions,
} from './client/countersign.js';
export { CountersignError } from './client/countersign-error.js';
export type { CountersignOptions } from './client/request.js';
