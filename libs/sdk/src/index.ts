export { archiveLog } from './archive/archive-log.js';
export { verifyLog, type EarlierTree, type LogOptions } from './verify/verify-log.js';
export { verifyBundleFile } from './verify/verify-bundle-file.js';
export type { ReportOptions } from './verify/report-options.js';
export { verifyReport } from './verify/verify-whole-report.js';
export {
  notProven,
  verifyProof,
  type NotProven,
  type ProofInput,
  type Trust,
  type Verification,
  type VerificationFault,
  type VerifiedKind,
} from '@countersign/verifier';
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
