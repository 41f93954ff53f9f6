import { createHash } from 'node:crypto';
import {
  checkOutcome,
  declaredGroup,
  digest,
  id,
  modality,
  riskClass,
  severity,
  slug,
  type Digest,
} from '@countersign/contracts';
import { canonicalJson } from '@countersign/tlog';
import { z } from 'zod';

/** What a check looks at. */
export const checkKinds = [
  'factuality',
  'bias',
  'explainability',
  'privacy',
  'robustness',
  'data-quality',
  'safety',
] as const;
export const checkKind = z.enum(checkKinds);

/** How one check of an output ended, as policies see it. */
export const checkFact = z.strictObject({
  check: slug,
  version: z.string(),
  kind: checkKind,
  outcome: checkOutcome,
  score: z.number().min(0).max(1).nullable(),
});
export type CheckFact = z.infer<typeof checkFact>;

export const findingFact = z.strictObject({ id: z.string().optional(), check: slug, code: z.string(), severity });
export type FindingFact = z.infer<typeof findingFact>;

/** An exception that stood for the AI system; `ruleDigest` is of the rule as it was when somebody asked. */
export const exceptionFact = z.strictObject({ id, rule: slug, ruleDigest: digest });
export type ExceptionFact = z.infer<typeof exceptionFact>;

/**
 * The snapshot of an output that policies see; it is stored with the submission, so that a decision can be explained
 * and a policy tried on the past. `language` is a BCP 47 tag; `affectedPersons` is null when nobody said; `revision`
 * counts from 1. `exceptions` is absent where none stood.
 */
export const reviewFacts = z.strictObject({
  system: slug,
  modality,
  language: z.string().nullable(),
  publicInterest: z.boolean(),
  affectedPersons: z.int().min(0).nullable(),
  declaredGroups: z.array(declaredGroup),
  disclosure: z.strictObject({ visible: z.boolean(), machineReadable: z.boolean() }),
  hasSources: z.boolean(),
  riskClass,
  revision: z.int().min(1),
  checks: z.array(checkFact),
  findings: z.array(findingFact),
  exceptions: z.array(exceptionFact).min(1).optional(),
});
export type ReviewFacts = z.infer<typeof reviewFacts>;

/** SHA-256 over the RFC 8785 form of the facts. The order of checks and findings does not matter. */
export function factsDigest(facts: ReviewFacts): Digest {
  const sorted = (items: readonly object[]): string[] => items.map((item) => canonicalJson(item)).toSorted();
  const canonical = canonicalJson({ ...facts, checks: sorted(facts.checks), findings: sorted(facts.findings) });
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}
