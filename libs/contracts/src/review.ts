import { z } from 'zod';
import { digest, id, instant, slug } from './ids.js';
import { findingView, place } from './finding.js';
import { goldTold } from './quality.js';
import { modality, outcome, submissionState, tier } from './states.js';
import { approvalsSeen, submissionListItem, submissionView } from './submission-view.js';
import { affected, disclosure, generator, source } from './submission-input.js';

/** What a decision is bound to: submission version, exact content, policy and the facts the reviewer was shown. */
export const binding = z.strictObject({
  version: z.int().min(1),
  contentDigest: digest,
  policyDigest: digest,
  factsDigest: digest,
});
export type Binding = z.infer<typeof binding>;

export const claimInput = z
  .strictObject({ queue: slug.optional(), submission: id.optional() })
  .meta({ id: 'ClaimInput' });
export type ClaimInput = z.infer<typeof claimInput>;

/** The output itself and all that was handed in with it. */
export const payloadView = z
  .strictObject({
    content: z.record(z.string(), z.unknown()),
    generator,
    sources: z.array(source),
    rationale: z.string().nullable(),
    affected: affected.nullable(),
    publicInterest: z.boolean(),
    disclosure: disclosure.nullable(),
    metadata: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'Payload' });
export type PayloadView = z.infer<typeof payloadView>;

export const decisionReason = z.strictObject({
  code: slug,
  finding: id.optional(),
  place: place.optional(),
});
export type DecisionReason = z.infer<typeof decisionReason>;

export const opinionInput = z
  .strictObject({
    claim: id,
    outcome,
    /** From 1, a guess, to 5, certain. */
    confidence: z.int().min(1).max(5),
    reasons: z.array(decisionReason).max(50).default([]),
  })
  .meta({ id: 'OpinionInput' });
export type OpinionInput = z.infer<typeof opinionInput>;

/** What a reviewer thought of an output before seeing what the checks found. It cannot be changed. */
export const opinionView = z
  .strictObject({ outcome, confidence: z.int(), reasons: z.array(decisionReason), at: instant, entry: id })
  .meta({ id: 'Opinion' });
export type OpinionView = z.infer<typeof opinionView>;

export const claimView = z
  .strictObject({
    claim: z.strictObject({ id, expiresAt: instant }),
    submission: submissionView,
    /** `hidden`: findings, attributions and checks follow once `POST /api/v1/reviews/opinions` has a first opinion. */
    verdict: z.enum(['shown', 'hidden']),
    opinion: opinionView.nullable(),
    payload: payloadView,
    findings: z.array(findingView),
    attributions: z.array(
      z.strictObject({
        claim: place,
        evidence: z.array(z.strictObject({ source: z.string(), start: z.int(), end: z.int() })),
        support: z.number(),
      }),
    ),
    binding,
  })
  .meta({ id: 'Claim' });
export type ClaimView = z.infer<typeof claimView>;

/**
 * The editorial record of Art. 50(4), second subparagraph, of Regulation (EU) 2024/1689: that a person reviewed the substance
 * of a text on matters of public interest and checked its facts, and who holds editorial responsibility.
 */
export const editorialInput = z
  .strictObject({
    substanceReviewed: z.literal(true),
    factsChecked: z.literal(true),
    responsible: z.string().trim().min(1).max(200),
  })
  .meta({ id: 'EditorialInput' });
export type EditorialInput = z.infer<typeof editorialInput>;

export const decisionInput = z
  .strictObject({
    claim: id,
    binding,
    outcome,
    reasons: z.array(decisionReason).min(1, 'give at least one reason').max(50),
    comment: z.string().trim().max(10_000).nullish(),
    assignTo: id.nullish(),
    editorial: editorialInput.nullish(),
  })
  .meta({ id: 'DecisionInput' });
export type DecisionInput = z.infer<typeof decisionInput>;

/** Whether the public has to be told that an output is made by AI, and the editorial record that speaks to it. */
export const disclosureView = z
  .strictObject({
    /** `label-required`: nothing lifts it. `editorial`: lifted by the record below. `not-of-public-interest`: Art. 50(4) does not ask. */
    label: z.enum(['label-required', 'editorial', 'not-of-public-interest']),
    /** Why, in the reader's language. */
    reason: z.string(),
    source: z.string(),
    record: z
      .strictObject({
        submission: id,
        version: z.int(),
        contentDigest: z.string(),
        reviewer: z.string().nullable(),
        responsible: z.string(),
        at: instant,
        entry: id,
        /** A later change by AI made a new version, which the record does not cover. */
        voided: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Disclosure' });
export type DisclosureView = z.infer<typeof disclosureView>;

export const decisionView = z
  .strictObject({
    id,
    submission: id,
    version: z.int(),
    outcome,
    decider: z.strictObject({ id, name: z.string() }).nullable(),
    reasons: z.array(decisionReason),
    comment: z.string().nullable(),
    binding,
    counted: z.boolean(),
    at: instant,
    entry: z.strictObject({ id, leafHash: z.string() }),
  })
  .meta({ id: 'Decision' });
export type DecisionView = z.infer<typeof decisionView>;

export const decisionAnswer = z
  .strictObject({
    decision: decisionView,
    submission: z.strictObject({ id, state: submissionState, version: z.int() }),
    approvals: z.strictObject({ given: z.int(), needed: z.int() }),
    /** There only where the output was a gold item, and the policy tells it at once. */
    gold: goldTold.optional(),
  })
  .meta({ id: 'DecisionAnswer' });
export type DecisionAnswer = z.infer<typeof decisionAnswer>;

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
  })
  .meta({ id: 'QueueSummary' });
export type QueueSummary = z.infer<typeof queueSummary>;

export const queueViews = ['mine', 'assigned', 'held', 'overdue', 'hard-to-decide'] as const;
/** What of the queue is looked at: what one holds or is assigned, what is assigned, held, or past due, what others found hard. */
export const queueViewName = z.enum(queueViews);
export type QueueView = z.infer<typeof queueViewName>;

export const queueFilter = {
  queue: slug.optional(),
  tier: tier.optional(),
  modality: modality.optional(),
  system: slug.optional(),
  /** A language tag; one of a language alone stands for its regions and scripts too. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag')
    .optional(),
  tag: slug.optional(),
  view: queueViewName.optional(),
};

export const commentInput = z.strictObject({ text: z.string().trim().min(1).max(10_000) }).meta({ id: 'CommentInput' });
export const commentView = z
  .strictObject({ id, author: z.strictObject({ id, name: z.string() }), text: z.string(), at: instant })
  .meta({ id: 'Comment' });
export type CommentView = z.infer<typeof commentView>;

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
  author: named,
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
        tier,
        dueAt: instant,
        raisedAt: instant,
      }),
    ),
    more: z.boolean(),
  })
  .meta({ id: 'Alarms' });
export type Alarms = z.infer<typeof alarms>;

/** One outcome for several outputs of low risk, each bound to what was shown. */
export const bulkDecisionInput = z
  .strictObject({
    items: z
      .array(z.strictObject({ submission: id, binding }))
      .min(1)
      .max(50)
      .refine((items) => new Set(items.map((item) => item.submission)).size === items.length, 'names an output twice'),
    outcome: z.enum(['approve', 'reject', 'request-changes']),
    reasons: z
      .array(z.strictObject({ code: slug }))
      .min(1, 'give at least one reason')
      .max(50),
    comment: z.string().trim().max(10_000).nullish(),
  })
  .meta({ id: 'BulkDecisionInput' });
export type BulkDecisionInput = z.infer<typeof bulkDecisionInput>;

export const bulkDecisionAnswer = z
  .strictObject({
    results: z.array(
      z.strictObject({
        submission: id,
        status: z.int(),
        decided: decisionAnswer.optional(),
        problem: z.unknown().optional(),
      }),
    ),
  })
  .meta({ id: 'BulkDecisionAnswer' });
export type BulkDecisionAnswer = z.infer<typeof bulkDecisionAnswer>;
