export {
  asksForStatement,
  attestationStanding,
  expiryOf,
  type Attestation,
  type Standing,
  type AttestationStanding,
} from './attestation-standing.js';
export { appliesTo, type Applicability, type SystemFacts } from './applies-to.js';
export { disclosureSource } from './citation-of.js';
export { before, coversDuration, longestDays } from './duration.js';
export { earliestExpiry } from './earliest-expiry.js';
export { evaluateRequirement } from './evaluate-requirement.js';
export { evaluateRule, type RuleCounts, type RuleOutcome } from './evaluate-rule.js';
export { evidencePlan, type Meanings, type RulePlan } from './evidence-plan.js';
export { familyOf } from './family-of.js';
export type { GapReason } from './gap.js';
export type { Frameworks } from './frameworks.js';
export { lawOn } from './law-on.js';
export { loadPacks } from './load-packs.js';
export type { RequirementPack } from './pack-in-use.js';
export type {
  Alternative,
  ContestationSelection,
  IncidentSelection,
  Measurement,
  OutputSelection,
  SystemFact,
  SystemSelection,
} from './measurement.js';
export { reportingClock, type ReportingClock } from './reporting-clock.js';
export type { Requirement } from './requirement-pack.js';
export { rollUp } from './roll-up.js';
export type { Rule } from './rule.js';
export { spanOf, type Span } from './span-of.js';
export { remarkOn, signerOf, whatRaises } from './what-raises.js';
export { disclaimerOf, timelineOf, titleOf, wordsOf, type RequirementWords } from './words-of.js';
