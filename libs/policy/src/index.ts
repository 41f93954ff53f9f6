export { assessRisk, type RiskAssessment } from './assess-risk.js';
export { checksFor, deviceFor, wantedDevices, type CheckPlan } from './checks-for.js';
export type { CheckSetting, CheckSettings } from './documents/checks.js';
export {
  defaultImageLimits,
  type ImageLimits,
  type MarkingItems,
  type markingLooks,
} from './documents/image-limits.js';
export { devices, type DeviceClass, type Devices } from './documents/devices.js';
export { models, modelTasks, type Model, type Models, type ModelTask } from './documents/models.js';
export type { Reason, Reasons } from './documents/reasons.js';
export type { Retention } from './documents/retention.js';
export type { ReviewQuality } from './documents/review-quality.js';
export type { RiskRouting, RouteRule } from './documents/risk-routing.js';
export type { SignInRules } from './documents/sign-in.js';
export { loadPolicy } from './load-policy.js';
export { governingText } from './parse-policy.js';
export { periodStart } from './period-start.js';
export { policySchemas } from './policy-schemas.js';
export { PolicyError, type PolicyFault } from './policy-error.js';
export { parsePolicy, parseRoles, parseRouting, type DocumentText } from './parse-policy.js';
export type { Policy, PolicyReason, RoutingPolicy } from './policy.js';
export { reasonsFor } from './reasons-for.js';
export {
  checkFact,
  checkKind,
  checkKinds,
  factsDigest,
  findingFact,
  reviewFacts,
  type CheckFact,
  type ExceptionFact,
  type FindingFact,
  type ReviewFacts,
} from './review-facts.js';
export { routeReview, type RouteAssignment } from './route-review.js';
export { reasonsAbout, thresholdFor } from './threshold-for.js';
export { checkPolicyFolder, type PolicyCheck } from './tests/check-policy-folder.js';
export { checkDocuments, policyOfVersion, withDocuments, type DocumentsCheck } from './with-documents.js';
export { BackTest, type PastRouting } from './back-test/back-test.js';
export { destinationOf, directionOf, isSameDestination, type Destination } from './back-test/destination.js';
export type { ReviewTime } from './back-test/review-times.js';
export { folderDigest } from './folder-digest.js';
export { traceRouting, type RoutingTrace, type RuleTrace } from './trace-routing.js';
export { waivableRules, type WaivableRule } from './waivers.js';
export { readYamlDocument, type YamlDocument } from './yaml-document.js';
