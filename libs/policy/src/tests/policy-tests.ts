import { checkOutcome, declaredGroup, modality, riskClass, severity, slug, tier } from '@countersign/contracts';
import { z } from 'zod';
import { refuseRepeats } from '../documents/refuse-repeats.js';

const answer = z.union([
  z.enum([...checkOutcome.options, 'missing']),
  z.strictObject({ outcome: checkOutcome, score: z.number().min(0).max(1).nullable().default(null) }),
]);

/** An output in short form: what is left out is the harmless case, and checks that are not named have passed. */
const given = z.strictObject({
  system: slug.default('some-system'),
  modality: modality.default('text'),
  language: z.string().min(1).nullable().default('en'),
  publicInterest: z.boolean().default(false),
  affectedPersons: z.int().min(0).nullable().default(null),
  declaredGroups: z.array(declaredGroup).default([]),
  disclosure: z
    .strictObject({ visible: z.boolean().default(true), machineReadable: z.boolean().default(true) })
    .default({ visible: true, machineReadable: true }),
  hasSources: z.boolean().default(true),
  riskClass: riskClass.default('minimal'),
  revision: z.int().min(1).default(1),
  checks: z.record(slug, answer).default({}),
  findings: z
    .array(z.strictObject({ check: slug, severity, code: z.string().min(1).default('some-code') }))
    .default([]),
});
export type GivenOutput = z.infer<typeof given>;

const expected = z
  .strictObject({
    tier: tier.optional(),
    queue: slug.optional(),
    approvals: z.int().min(1).optional(),
    priority: z.int().min(0).max(100).optional(),
    dueMinutes: z.int().min(1).optional(),
    competences: z.array(slug).optional(),
    /** Rules that must be among the reasons, and rules that must not. */
    rules: z.array(z.string().min(1)).optional(),
    notRules: z.array(z.string().min(1)).optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'must expect something.');
export type ExpectedRoute = z.infer<typeof expected>;

const policyTest = z.strictObject({
  name: z.string().trim().min(1).max(200),
  given: given.prefault({}),
  expect: expected,
});
export type PolicyTest = z.infer<typeof policyTest>;

/** `tests/*.yaml`: outputs made up by hand, and where the policy must send them. */
export const policyTests = z.strictObject({
  version: z.literal(1),
  tests: z
    .array(policyTest)
    .min(1)
    .superRefine(refuseRepeats(({ name }) => name, 'name')),
});
export type PolicyTests = z.infer<typeof policyTests>;
