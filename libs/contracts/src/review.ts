import { z } from 'zod';
import { contestationView } from './contestation.js';
import { digest, id, instant, slug } from './ids.js';
import { findingView, place } from './finding.js';
import { goldTold } from './quality.js';
import { payloadField } from './roles.js';
import { outcome, submissionState } from './states.js';
import { submissionView } from './submission-view.js';
import { affected, disclosure, generator, source } from './submission-input.js';
import { worded } from './wording.js';

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
    /** What the reader's roles do not show of it; it is left out above. */
    concealed: z.array(payloadField),
  })
  .meta({ id: 'Payload' });
export type PayloadView = z.infer<typeof payloadView>;

export const decisionReason = z.strictObject({
  code: slug,
  finding: id.optional(),
  place: place.optional(),
});
export type DecisionReason = z.infer<typeof decisionReason>;

/** How sure somebody is: from 1, a guess, to 5, certain. */
export const confidence = z.literal([1, 2, 3, 4, 5]);
export type Confidence = z.infer<typeof confidence>;

export const opinionInput = z
  .strictObject({
    claim: id,
    /** Passing it on is no opinion on the output. */
    outcome: outcome.exclude(['escalate']),
    confidence,
    reasons: z.array(decisionReason).max(50).default([]),
  })
  .meta({ id: 'OpinionInput' });
export type OpinionInput = z.infer<typeof opinionInput>;

/** What a reviewer thought of an output before seeing what the checks found. It cannot be changed. */
export const opinionView = z
  .strictObject({ outcome, confidence, reasons: z.array(decisionReason), at: instant, entry: id })
  .meta({ id: 'Opinion' });
export type OpinionView = z.infer<typeof opinionView>;

export const claimView = z
  .strictObject({
    claim: z.strictObject({ id, expiresAt: instant }),
    submission: submissionView,
    /** `hidden`: findings, attributions and checks follow once `POST /api/v1/reviews/opinions` has a first opinion. */
    verdict: z.enum(['shown', 'hidden']),
    opinion: opinionView.nullable(),
    /** There where a decision is contested: it is answered at `POST /api/v1/reviews/contestations`, not decided on. */
    contestation: contestationView.nullable(),
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

const isUnique = (members: readonly unknown[]): boolean => new Set(members).size === members.length;
const namedTwice = worded({ en: 'names the same one twice', 'zh-TW': '同一項目重複出現' });

/** How many findings and sources `evidenceOpened` names at most. */
export const openedMost = { findings: 500, sources: 200 };

/**
 * What the person opened of what was shown, before they decided: findings, and sources by their place in the output's list.
 * Left out: it was not observed, which is not the same as nothing.
 */
export const evidenceOpened = z.strictObject({
  findings: z.array(id).max(openedMost.findings).refine(isUnique, namedTwice),
  sources: z.array(z.int().min(0)).max(openedMost.sources).refine(isUnique, namedTwice),
});
export type EvidenceOpened = z.infer<typeof evidenceOpened>;

export const decisionInput = z
  .strictObject({
    claim: id,
    binding,
    outcome,
    reasons: z.array(decisionReason).min(1, 'give at least one reason').max(50),
    comment: z.string().trim().max(10_000).nullish(),
    assignTo: id.nullish(),
    editorial: editorialInput.nullish(),
    evidenceOpened: evidenceOpened.nullish(),
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
    /** When this approval lapsed, so that it counts no more: other people are asked for since. */
    lapsedAt: instant.nullable(),
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

/** A text as its reviewer corrected it, under their claim; it becomes a revision that somebody else decides on. */
export const editInput = z
  .strictObject({
    claim: id,
    binding,
    content: z.record(z.string(), z.unknown()),
    reasons: z.array(decisionReason).min(1, 'give at least one reason').max(50),
    comment: z.string().trim().max(10_000).nullish(),
    evidenceOpened: evidenceOpened.nullish(),
  })
  .meta({ id: 'EditInput' });
export type EditInput = z.infer<typeof editInput>;

export const editAnswer = decisionAnswer
  .extend({ revision: z.strictObject({ id, version: z.int() }) })
  .meta({ id: 'EditAnswer' });
export type EditAnswer = z.infer<typeof editAnswer>;

export const commentInput = z.strictObject({ text: z.string().trim().min(1).max(10_000) }).meta({ id: 'CommentInput' });
export const commentView = z
  .strictObject({ id, author: z.strictObject({ id, name: z.string() }), text: z.string(), at: instant })
  .meta({ id: 'Comment' });
export type CommentView = z.infer<typeof commentView>;
