import { z } from 'zod';
import { id, instant, slug } from './ids.js';

const until = instant;
const words = z.string().trim().min(1).max(1000);

export const assignmentInput = z.strictObject({ person: id.nullable(), reason: words }).meta({ id: 'AssignmentInput' });
export type AssignmentInput = z.infer<typeof assignmentInput>;

export const handOverInput = z
  .strictObject({ to: id, note: z.string().trim().min(1).max(10_000) })
  .meta({ id: 'HandOverInput' });
export type HandOverInput = z.infer<typeof handOverInput>;

export const holdReviewInput = z.strictObject({ reason: words, until }).meta({ id: 'HoldReviewInput' });
export type HoldReviewInput = z.infer<typeof holdReviewInput>;

/** Until when one person does not want to be given it; null: no longer. */
export const snoozeInput = z.strictObject({ until: until.nullable() }).meta({ id: 'SnoozeInput' });
export type SnoozeInput = z.infer<typeof snoozeInput>;

export const skipCodes = [
  'hard-to-decide',
  'not-my-field',
  'unclear',
  'conflict-of-interest',
  'technical',
  'other',
] as const;
/** Why somebody gives a review back. */
export const skipCode = z.enum(skipCodes);
export type SkipCode = z.infer<typeof skipCode>;

const named = z.strictObject({ id, name: z.string() });

export const reviewNote = z.strictObject({
  id,
  kind: z.enum(['assignment', 'hand-over', 'hold', 'skip']),
  author: named.nullable(),
  addressee: named.nullable(),
  text: z.string(),
  at: instant,
});
export type ReviewNote = z.infer<typeof reviewNote>;

/** How a review stands among people. Names of others are told to leads only. */
export const reviewView = z
  .strictObject({
    submission: id,
    state: z.enum(['waiting', 'claimed', 'held', 'closed']),
    queue: slug,
    tags: z.array(slug),
    language: z.string().nullable(),
    dueAt: instant.nullable(),
    skips: z.int(),
    escalated: z.boolean(),
    adjudicating: z.boolean(),
    /** It was decided on, and that is contested. */
    contested: z.boolean(),
    claimed: z.boolean(),
    claimedByMe: z.boolean(),
    assigned: z.boolean(),
    assignedToMe: z.boolean(),
    assignee: named.nullable(),
    holder: named.nullable(),
    hold: z.strictObject({ until: instant, by: named.nullable() }).nullable(),
    snoozedUntil: instant.nullable(),
    notes: z.array(reviewNote),
    /** What the reader may do with it now. */
    may: z.strictObject({ assign: z.boolean(), hold: z.boolean(), resume: z.boolean() }),
  })
  .meta({ id: 'Review' });
export type ReviewView = z.infer<typeof reviewView>;

export const candidates = z
  .strictObject({ items: z.array(z.strictObject({ id, name: z.string(), lead: z.boolean() })) })
  .meta({ id: 'Candidates' });
export type Candidates = z.infer<typeof candidates>;
