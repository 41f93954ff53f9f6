import { z } from 'zod';
import { day, id, instant, slug } from './ids.js';
import { outcome, tier } from './states.js';

/** What an auditor looks at first, worst first. Each is a fact of the records, not a breach of anything. */
export const exceptionKinds = [
  'approved-with-serious-finding',
  'approved-with-inconclusive-check',
  'single-approver-on-high-tier',
  'decided-late',
  'approved-despite-flag',
  'rejected-without-flag',
  'claim-expired',
] as const;
export const exceptionKind = z.enum(exceptionKinds);
export type ExceptionKind = z.infer<typeof exceptionKind>;

/** Exceptions of some days, counted by kind and by day; days are those of `timeZone`, oldest first. */
export const exceptionOverview = z
  .strictObject({
    timeZone: z.string(),
    /** Up to when was counted: before now where counting takes long and is not done each time. */
    countedAt: instant,
    from: instant,
    decisions: z.int(),
    kinds: z.array(
      z.strictObject({
        kind: exceptionKind,
        label: z.string(),
        /** What is counted as one. */
        meaning: z.string(),
        count: z.int(),
      }),
    ),
    days: z.array(
      z.strictObject({
        day,
        decisions: z.int(),
        /** Decisions that are one or more kinds of exception, and claims that expired. */
        exceptions: z.int(),
      }),
    ),
  })
  .meta({ id: 'ExceptionOverview' });
export type ExceptionOverview = z.infer<typeof exceptionOverview>;

/** A decision, or a claim that expired, with what makes it an exception. */
export const exceptionItem = z
  .strictObject({
    /** Of the decision, or of the entry that says that the claim expired. */
    id,
    at: instant,
    kinds: z.array(exceptionKind),
    submission: id,
    title: z.string(),
    system: slug,
    tier: tier.nullable(),
    /** Null for a claim that expired. */
    outcome: outcome.nullable(),
    /** The entry of the log, whose proof can be had. */
    entry: id,
  })
  .meta({ id: 'Exception' });
export type ExceptionItem = z.infer<typeof exceptionItem>;
