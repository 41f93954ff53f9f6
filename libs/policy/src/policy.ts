import type { Digest, LocalizedText, Roles } from '@countersign/contracts';
import type { CheckSettings } from './documents/checks.js';
import type { Devices } from './documents/devices.js';
import type { Models } from './documents/models.js';
import type { Reasons } from './documents/reasons.js';
import type { Retention } from './documents/retention.js';
import type { ReviewQuality } from './documents/review-quality.js';
import type { RiskRouting } from './documents/risk-routing.js';
import type { SignInRules } from './documents/sign-in.js';
import type { PolicyTests } from './tests/policy-tests.js';
import type { YamlDocument } from './yaml-document.js';

/** The policy in force. `digest` covers the documents that govern reviews: risk-routing, checks, reasons, review-quality and roles, and whose C2PA manifests are trusted. */
export interface Policy {
  digest: Digest;
  /** Every document as written, by file name without its ending. */
  documents: { name: string; yaml: string }[];
  riskRouting: RiskRouting;
  checks: CheckSettings;
  reasons: Reasons;
  devices: Devices;
  models: Models;
  retention: Retention;
  signIn: SignInRules;
  reviewQuality: ReviewQuality;
  roles: Roles;
  /** Certificates of those whose C2PA manifests are trusted, as PEM; null where none are named. */
  trustedSigners: string | null;
  /** The tests that it must pass, which lie beside it. */
  tests: readonly YamlDocument<PolicyTests>[];
}

/** What of a policy says how risky an output is and where it goes. */
export type RoutingPolicy = Pick<Policy, 'riskRouting' | 'checks'>;

/** Which rule led to something, and its sentence. Rules that are built in, or defaults, have names of their own. */
export interface PolicyReason {
  rule: string;
  text: LocalizedText;
}
