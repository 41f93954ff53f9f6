import { z } from 'zod';
import { digest, id, instant, slug } from './ids.js';
import { checkState, modality, submissionState, tier } from './states.js';

export const checkView = z.strictObject({
  check: z.string(),
  version: z.string(),
  state: checkState,
  score: z.number().nullable(),
  /** How likely people approve an output of this score, and on how many of their decisions that stands. */
  probability: z.number().nullable(),
  calibratedOn: z.int().nullable(),
  summary: z.string().nullable(),
  reason: z.string().nullable(),
  attempts: z.int(),
  milliseconds: z.number().nullable(),
  /** The check run on an earlier version whose result this is, since all that the check reads is the same; null where it ran. */
  reusedFrom: id.nullable(),
});
export type CheckView = z.infer<typeof checkView>;

export const risk = z.strictObject({
  tier,
  reasons: z.array(z.strictObject({ rule: z.string(), text: z.string() })),
});
export type Risk = z.infer<typeof risk>;

export const route = z.strictObject({
  queue: slug,
  priority: z.int(),
  approvals: z.int().min(1),
  competences: z.array(z.string()),
  dueAt: instant.nullable(),
  /** Words that rules gave; absent on what was routed before there were any. */
  tags: z.array(slug).optional(),
  reasons: z.array(z.strictObject({ rule: z.string(), text: z.string() })),
});
export type Route = z.infer<typeof route>;

export const entryReference = z.strictObject({ id, leafHash: z.string() });

/** `given` is null where the reader may still decide, and others are hidden from them until then. */
export const approvalsSeen = z.strictObject({ given: z.int().nullable(), needed: z.int() });

/** The record of one output, and why it waits. Payload (content, sources, prompt) only where one submission is asked for by a person or its client. */
export const submissionView = z
  .strictObject({
    id,
    version: z.int().min(1),
    state: submissionState,
    system: slug,
    modality,
    title: z.string(),
    contentDigest: digest,
    checks: z.array(checkView),
    risk: risk.nullable(),
    route: route.nullable(),
    approvals: approvalsSeen.nullable(),
    queue: z.strictObject({ position: z.int().nullable(), dueAt: instant.nullable() }),
    supersedes: id.nullable(),
    supersededBy: id.nullable(),
    entry: entryReference,
    createdAt: instant,
    decidedAt: instant.nullable(),
    /** Since when nothing of its AI system is released, because somebody stopped it; null while it is not. */
    stoppedSince: instant.nullable(),
    /** There only where what the checks found, tier and route are not shown to the reader yet. */
    verdict: z.literal('hidden').optional(),
    links: z.strictObject({
      self: z.string(),
      wait: z.string(),
      revisions: z.string(),
      receipt: z.string().nullable(),
      contestations: z.string(),
    }),
  })
  .meta({ id: 'Submission' });
export type SubmissionView = z.infer<typeof submissionView>;

/** What a list of submissions is narrowed by. */
export const submissionFilter = {
  state: submissionState.optional(),
  system: slug.optional(),
  modality: modality.optional(),
  tier: tier.optional(),
};

/** A row of a list: never carries the payload. */
export const submissionListItem = z
  .strictObject({
    id,
    version: z.int(),
    state: submissionState,
    system: slug,
    modality,
    title: z.string(),
    tier: tier.nullable(),
    queue: slug.nullable(),
    contentDigest: digest,
    dueAt: instant.nullable(),
    createdAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'SubmissionListItem' });
export type SubmissionListItem = z.infer<typeof submissionListItem>;

/** What a submission without storing would get. */
export const dryRunView = z
  .strictObject({
    dryRun: z.literal(true),
    contentDigest: digest,
    checks: z.array(z.strictObject({ check: z.string(), version: z.string() })),
    risk,
    route,
    assumption: z.string(),
  })
  .meta({ id: 'DryRun' });
export type DryRunView = z.infer<typeof dryRunView>;
