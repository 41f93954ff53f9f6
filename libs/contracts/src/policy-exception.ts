import { z } from 'zod';
import { digest, id, instant, slug } from './ids.js';
import { pageQuery } from './page.js';

/** Days that any policy lets a rule be waived for at once. */
export const longestException = 90;

const days = z.int().min(1).max(longestException);

/** Waiving one rule of the policy in force for one AI system, for so many days from its approval. */
export const exceptionInput = z
  .strictObject({ system: slug, rule: slug, days, reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'PolicyExceptionInput' });
export type ExceptionInput = z.infer<typeof exceptionInput>;

/** `lapsed`: nobody approved it within seven days. */
export const exceptionStates = ['requested', 'standing', 'ended', 'lapsed'] as const;
export const exceptionState = z.enum(exceptionStates);
export type ExceptionState = z.infer<typeof exceptionState>;

const somebody = z.strictObject({ id, name: z.string() });

export const exceptionView = z
  .strictObject({
    id,
    system: slug,
    /** As the policy names it. */
    rule: slug,
    /** Of what the rule said when somebody asked: one that says something else by now is not waived. */
    ruleDigest: digest,
    days: z.int(),
    /** How many exceptions to this rule for this AI system had been approved when it was asked for: how often it was renewed. */
    approvedBefore: z.int(),
    reason: z.string(),
    state: exceptionState,
    requestedBy: somebody,
    requestedAt: instant,
    approvedBy: somebody.nullable(),
    approvedAt: instant.nullable(),
    /** When it ends, or ended, by itself. */
    until: instant.nullable(),
    endedBy: somebody.nullable(),
    /** When somebody ended it before. */
    endedAt: instant.nullable(),
  })
  .meta({ id: 'PolicyException' });
export type ExceptionView = z.infer<typeof exceptionView>;

export const exceptionQuery = pageQuery.extend({ state: exceptionState.optional() });

/** What the policy in force lets be waived; `maxDays` is null where it says nothing of exceptions. */
export const waivableView = z
  .strictObject({
    maxDays: z.int().nullable(),
    rules: z.array(z.strictObject({ rule: slug, text: z.string(), digest })),
  })
  .meta({ id: 'WaivableRules' });
export type WaivableView = z.infer<typeof waivableView>;
