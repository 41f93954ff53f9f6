import { z } from 'zod';
import { id, instant, slug } from './ids.js';
import { modality, tier } from './states.js';
import { approvalsSeen, submissionListItem } from './submission-view.js';
import { wordedFormat } from './wording.js';

export const queueItem = submissionListItem
  .extend({
    /** Null, as tier, findings and inconclusive, where the policy hides the machine's verdict from people who may decide. */
    priority: z.int().nullable(),
    approvals: approvalsSeen,
    claimed: z.boolean(),
    claimedByMe: z.boolean(),
    language: z.string().nullable(),
    tags: z.array(slug),
    /** Kept for one person; whom is told to leads with the review itself. */
    assigned: z.boolean(),
    assignedToMe: z.boolean(),
    escalated: z.boolean(),
    /** People disagree, and a lead who has not decided on it does. */
    adjudicating: z.boolean(),
    /** It was decided on, and that is contested. */
    contested: z.boolean(),
    /** How often somebody gave it back with a reason. */
    skips: z.int(),
    /** Until when nobody is given it; its due time goes on. */
    heldUntil: instant.nullable(),
    findings: z.strictObject({ critical: z.int(), major: z.int(), minor: z.int(), info: z.int() }).nullable(),
    inconclusive: z.int().nullable(),
  })
  .meta({ id: 'QueueItem' });
export type QueueItem = z.infer<typeof queueItem>;

export const queueSummary = z
  .strictObject({
    queues: z.array(
      z.strictObject({
        queue: slug,
        waiting: z.int(),
        claimed: z.int(),
        held: z.int(),
        overdue: z.int(),
        oldestAt: instant.nullable(),
        nextDueAt: instant.nullable(),
        byTier: z.strictObject({ minimal: z.int(), limited: z.int(), high: z.int() }).nullable(),
      }),
    ),
    decidedToday: z.int(),
    mineToday: z.int(),
    /** What the reader alone decided, in those of the first 25 hours since then in which they did; a day is never longer. */
    mineByHour: z.array(
      z.strictObject({
        /** Whole hours since then. */
        hour: z.int(),
        approve: z.int(),
        'request-changes': z.int(),
        reject: z.int(),
        escalate: z.int(),
      }),
    ),
  })
  .meta({ id: 'QueueSummary' });
export type QueueSummary = z.infer<typeof queueSummary>;

export const queueViews = ['mine', 'assigned', 'held', 'overdue', 'hard-to-decide', 'contested'] as const;
/** What of the queue is looked at: what one holds or is assigned, what is assigned, held, or past due, what others found hard, and decisions that are contested. */
export const queueViewName = z.enum(queueViews);
export type QueueView = z.infer<typeof queueViewName>;

export const queueFilter = {
  queue: slug.optional(),
  tier: tier.optional(),
  modality: modality.optional(),
  system: slug.optional(),
  /** A language tag: a language alone stands for all its scripts, any other for its script in every region. */
  language: wordedFormat('language-tag', /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    en: 'must be a language tag, such as en or zh-TW',
    'zh-TW': '須為語言標籤，例如 en 或 zh-TW',
  }).optional(),
  tag: slug.optional(),
  view: queueViewName.optional(),
};

const alarmKind = z.enum(['due-soon', 'overdue']);

export const alarmInput = z.strictObject({ submission: id, kind: alarmKind }).meta({ id: 'AlarmInput' });
export type AlarmInput = z.infer<typeof alarmInput>;

/** Open reviews whose time is nearly up or past, which no lead has acknowledged; `more`: than are listed. */
export const alarms = z
  .strictObject({
    items: z.array(
      z.strictObject({
        submission: id,
        title: z.string(),
        kind: alarmKind,
        queue: slug,
        /** Null for who may still decide while the policy hides verdicts. */
        tier: tier.nullable(),
        dueAt: instant,
        raisedAt: instant,
      }),
    ),
    more: z.boolean(),
  })
  .meta({ id: 'Alarms' });
export type Alarms = z.infer<typeof alarms>;
