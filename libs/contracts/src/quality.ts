import { z } from 'zod';
import { interval } from './cohort.js';
import { findingDraft } from './finding.js';
import { id, instant, slug } from './ids.js';
import { modality, outcome, submissionState, tier } from './states.js';

/** How a gold item is to be decided. */
export const knownOutcome = outcome.exclude(['escalate']);

export const goldItemInput = z
  .strictObject({
    /** A decided output that is repeated. */
    submission: id,
    outcome: knownOutcome,
    /** Codes of reasons that a good decision gives. */
    reasons: z.array(slug).max(20).default([]),
    /** Findings shown in place of the real ones, none of them to hide all; left out, the real ones are shown. */
    planted: z
      .array(findingDraft.extend({ check: slug }))
      .max(50)
      .nullish(),
  })
  .meta({ id: 'GoldItemInput' });
export type GoldItemInput = z.infer<typeof goldItemInput>;

/** An output with a known answer, how often it was put before people, and how they decided. */
export const goldItemView = z
  .strictObject({
    id,
    submission: id,
    title: z.string(),
    system: z.string(),
    modality,
    outcome: knownOutcome,
    reasons: z.array(z.string()),
    planted: z.boolean(),
    /** Whether what the checks are shown to say fits the known answer. */
    verdictRight: z.boolean(),
    shown: z.int(),
    decided: z.int(),
    right: z.int(),
    addedAt: instant,
    retiredAt: instant.nullable(),
  })
  .meta({ id: 'GoldItem' });
export type GoldItemView = z.infer<typeof goldItemView>;

/** That a decision was on a gold item, and what its known answer is. */
export const goldTold = z.strictObject({
  outcome: knownOutcome,
  reasons: z.array(z.string()),
  right: z.boolean(),
  verdictRight: z.boolean(),
});
export type GoldTold = z.infer<typeof goldTold>;

/** Decided outputs of one stratum: those of a tier, and what else the policy draws evenly over (null: not over that). */
export const secondReviewStratum = z.strictObject({
  tier,
  system: z.string().nullable(),
  modality: modality.nullable(),
  outcome: submissionState.extract(['approved', 'rejected']).nullable(),
  /** Outputs from which was drawn. */
  seen: z.int(),
  /** Second reviews that have ended, and how many of them otherwise than the first. */
  reviewed: z.int(),
  differ: z.int(),
});
export const secondReviews = z
  .strictObject({ strata: z.array(secondReviewStratum), more: z.boolean() })
  .meta({ id: 'SecondReviews' });
export type SecondReviews = z.infer<typeof secondReviews>;

export const disagreementAnswer = z.enum(['upheld', 'contest']);
export type DisagreementAnswer = z.infer<typeof disagreementAnswer>;

const told = z.strictObject({ id, name: z.string() }).nullable();
const said = z.strictObject({
  state: submissionState,
  at: instant,
  decisions: z.array(z.strictObject({ outcome, reasons: z.array(z.string()), person: told })),
});

/**
 * People decided otherwise than each other on the same output; who decided is told to leads only. In a second review, which ended otherwise than the
 * first and takes a lead's answer; or in one review that takes several people, which is settled by now: somebody rejected, or asked for changes to,
 * what others had approved (`first`, who had not settled it).
 */
export const disagreementView = z
  .strictObject({
    /** The submission that repeated the output; of one review, the first decision that was otherwise. */
    id,
    kind: z.enum(['second-review', 'review']),
    submission: id,
    title: z.string(),
    system: z.string(),
    modality,
    /** Of the output, today. */
    state: submissionState,
    first: said,
    second: said,
    /** What a lead said: the first outcome holds, or still needs an act. */
    answer: z.strictObject({ answer: disagreementAnswer, at: instant, person: told }).nullable(),
  })
  .meta({ id: 'Disagreement' });
export type DisagreementView = z.infer<typeof disagreementView>;

/** A share with its interval of 95 %; null where there are too few to say. */
export const measuredShare = z.strictObject({ hits: z.int(), of: z.int(), share: interval.nullable() });
export type MeasuredShare = z.infer<typeof measuredShare>;

/** How often people went with a verdict: those who saw it, those who had not seen it yet, and what seeing it adds. */
export const relianceView = z.strictObject({
  seen: measuredShare,
  unseen: measuredShare,
  difference: interval.nullable(),
});
export type RelianceView = z.infer<typeof relianceView>;

/** Decisions before which something was opened, of those where that was observed and there was something to open. */
export const evidenceOpenedView = z.strictObject({
  /** Decisions of which it was observed. */
  observed: z.int(),
  /** Some finding. */
  findings: measuredShare,
  /** Of approvals against findings that are more than a hint: one of these. */
  warnings: measuredShare,
  /** Some source. */
  sources: measuredShare,
  /** Some finding, by hours since the shift began (after a pause of six hours), and what an hour adds to the log odds of it. */
  drift: z.strictObject({
    hours: z.array(z.strictObject({ hour: z.int(), decided: z.int(), opened: z.int() })),
    slope: interval.nullable(),
  }),
});
export type EvidenceOpenedView = z.infer<typeof evidenceOpenedView>;

/** How one person reviews: for themselves and their lead. */
export const reviewerQualityView = z
  .strictObject({
    person: z.strictObject({ id, name: z.string() }),
    /** Since when decisions are counted: later than was asked for where there are more than the newest 20,000. */
    from: instant,
    to: instant,
    /** Fewer cases than this are told as not enough. */
    least: z.int(),
    decisions: z.int(),
    /** Gold items decided as known. */
    right: measuredShare,
    /** Followed a wrong verdict. */
    over: relianceView,
    /** Overrode a right verdict. */
    under: relianceView,
    /** Followed right verdicts and overrode wrong ones. */
    appropriate: measuredShare,
    /** Decided otherwise than their first opinion, and of those, as the checks had it. */
    changed: measuredShare,
    changedToVerdict: z.int(),
    /** Seconds from claim to decision: median, and the middle half, of what was decided one by one. */
    seconds: z.strictObject({ median: z.number(), from: z.number(), to: z.number() }).nullable(),
    /** Decisions made together with others, with one word: how long each was looked at is not known, and `seconds` leaves them out. */
    together: z.int(),
    /** Gold decisions by hours since the shift began (after a pause of six hours), and what an hour adds to the log odds of a wrong one. */
    drift: z.strictObject({
      hours: z.array(z.strictObject({ hour: z.int(), decided: z.int(), wrong: z.int() })),
      slope: interval.nullable(),
    }),
    /** How often they opened something of what was shown before they decided. */
    evidenceOpened: evidenceOpenedView,
    gold: z.array(goldTold.extend({ submission: id, title: z.string(), decided: outcome, at: instant })),
  })
  .meta({ id: 'ReviewerQuality' });
export type ReviewerQualityView = z.infer<typeof reviewerQualityView>;

/** How people review, by name; `more`: than are listed. */
export const reviewersQuality = z
  .strictObject({ items: z.array(reviewerQualityView), more: z.boolean() })
  .meta({ id: 'ReviewersQuality' });
export type ReviewersQuality = z.infer<typeof reviewersQuality>;

/** How far people who decided on the same output agree, in one queue or in all. */
export const agreementView = z
  .strictObject({
    from: instant,
    to: instant,
    /** Fewer outputs than this are told as not enough. */
    least: z.int(),
    units: z.int(),
    ratings: z.int(),
    /** Krippendorff's alpha of outcomes as names, and as steps from approval to rejection. */
    nominal: interval.nullable(),
    ordinal: interval.nullable(),
    /**
     * Of pairs of people with `least` outputs in common (the hundred with the most) those that have a kappa, and the mean of Cohen's kappa of
     * these, weighted by those outputs.
     */
    pairs: z.int(),
    kappa: interval.nullable(),
    /** Of whether each reason was given or not: alpha, and kappa two by two as above. */
    reasons: z.array(
      z.strictObject({
        code: z.string(),
        used: z.int(),
        alpha: interval.nullable(),
        pairs: z.int(),
        kappa: interval.nullable(),
      }),
    ),
  })
  .meta({ id: 'Agreement' });
export type AgreementView = z.infer<typeof agreementView>;
