import { z } from 'zod';
import { digest, id, instant, slug } from './ids.js';
import { modality, tier } from './states.js';
import { wordedIssue } from './wording.js';

/** Documents that a draft may hold: what governs reviews and needs no restart. `tests` takes the place of those beside the policy. */
export const draftDocumentNames = ['risk-routing', 'reasons', 'tests'] as const;
export const draftDocumentName = z.enum(draftDocumentNames);
export type DraftDocumentName = z.infer<typeof draftDocumentName>;

const document = z.strictObject({ name: draftDocumentName, yaml: z.string().max(200_000) });
const documents = z
  .array(document)
  .min(1)
  .max(draftDocumentNames.length)
  .superRefine((items, context) => {
    items.forEach(({ name }, index) => {
      if (items.findIndex((item) => item.name === name) === index) return;
      const detail = {
        en: `"${name}" stands here twice: send each document once.`,
        'zh-TW': `「${name}」重複，每份文件僅能出現一次。`,
      };
      context.addIssue(wordedIssue(detail, [index, 'name']));
    });
  });

export const draftInput = z
  .strictObject({ title: z.string().trim().min(1).max(200), documents })
  .meta({ id: 'PolicyDraftInput' });
export type DraftInput = z.infer<typeof draftInput>;

/** `revision` is the one that was changed: a later one of somebody else is not overwritten. */
export const draftChange = z
  .strictObject({ ...draftInput.shape, revision: z.int().min(1) })
  .meta({ id: 'PolicyDraftChange' });
export type DraftChange = z.infer<typeof draftChange>;

export const draftStates = ['draft', 'proposed', 'approved', 'activated', 'withdrawn'] as const;
export const draftState = z.enum(draftStates);
export type DraftState = z.infer<typeof draftState>;

export const policyFaultView = z.strictObject({
  document: z.string(),
  line: z.int(),
  column: z.int().nullable(),
  sentence: z.string(),
});
export type PolicyFaultView = z.infer<typeof policyFaultView>;

/** What the product makes of documents: the digest that the policy would have, or why it cannot be used. */
export const policyCheckView = z
  .strictObject({
    digest: digest.nullable(),
    /** Whether anything that governs reviews would differ from the policy in force. */
    changes: z.boolean(),
    tests: z.int(),
    faults: z.array(policyFaultView),
  })
  .meta({ id: 'PolicyCheck' });
export type PolicyCheckView = z.infer<typeof policyCheckView>;

const somebody = z.strictObject({ id, name: z.string() }).nullable();

export const draftListItem = z
  .strictObject({
    id,
    title: z.string(),
    state: draftState,
    revision: z.int(),
    /** Of the policy that it would make; null while nobody has proposed it. */
    digest: digest.nullable(),
    /** The policy in force that it was proposed to follow. */
    base: digest.nullable(),
    createdAt: instant,
    changedAt: instant,
    activateAt: instant.nullable(),
    activatedAt: instant.nullable(),
  })
  .meta({ id: 'PolicyDraftListItem' });
export type DraftListItem = z.infer<typeof draftListItem>;

export const draftView = z
  .strictObject({
    ...draftListItem.shape,
    documents,
    /** Everybody who wrote in it; none of them may approve it. */
    authors: z.array(z.strictObject({ id, name: z.string() })),
    proposedBy: somebody,
    proposedAt: instant.nullable(),
    approvedBy: somebody,
    approvedAt: instant.nullable(),
    /** Who gave it back to its authors at its last review. */
    returnedBy: somebody,
    returnedAt: instant.nullable(),
    /** What was said at its last review. */
    reviewComment: z.string().nullable(),
    check: policyCheckView,
  })
  .meta({ id: 'PolicyDraft' });
export type DraftView = z.infer<typeof draftView>;

const reviewComment = z.string().trim().min(1).max(2000);

/** The revision that was read; a proposal is of no other. */
export const draftProposalInput = z
  .strictObject({ revision: z.int().positive() })
  .meta({ id: 'PolicyDraftProposalInput' });
export type DraftProposalInput = z.infer<typeof draftProposalInput>;

/** `digest`: of the policy that was read, which alone is approved. `at` null: now. */
export const activationInput = z
  .strictObject({ digest, at: instant.nullable(), comment: reviewComment.nullable().default(null) })
  .meta({ id: 'PolicyActivationInput' });
export type ActivationInput = z.infer<typeof activationInput>;

/** `digest`: of the policy that was read. */
export const draftReturnInput = z
  .strictObject({ digest, comment: reviewComment })
  .meta({ id: 'PolicyDraftReturnInput' });
export type DraftReturnInput = z.infer<typeof draftReturnInput>;

export const policyVersionView = z
  .strictObject({
    digest,
    activeSince: instant,
    inForce: z.boolean(),
    /** The draft that brought it into force the last time; null where the policy folder did. */
    draft: z.strictObject({ id, title: z.string(), approvedBy: somebody }).nullable(),
    /** The policy that it followed, against which it is read; null for the first one. */
    previous: digest.nullable(),
    /** Whether a changed policy folder brought it, and no second person has read it since. */
    needsConfirmation: z.boolean(),
    /** Who has read what the policy folder brought. */
    confirmation: z
      .strictObject({ by: z.strictObject({ id, name: z.string() }), at: instant, comment: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'PolicyVersion' });
export type PolicyVersionView = z.infer<typeof policyVersionView>;

export const policyVersionDetail = z
  .strictObject({
    ...policyVersionView.shape,
    /** As written; `trusted-signers` holds the certificates (PEM), where there are any. */
    documents: z.array(z.strictObject({ name: z.string(), yaml: z.string() })),
  })
  .meta({ id: 'PolicyVersionDetail' });
export type PolicyVersionDetail = z.infer<typeof policyVersionDetail>;

/** `previous`: of the policy that it was compared with, as it was read. */
export const policyConfirmationInput = z
  .strictObject({ previous: digest.nullable(), comment: reviewComment.nullable().default(null) })
  .meta({ id: 'PolicyConfirmationInput' });

const decided = z.enum(['tier', 'queue', 'approvals', 'priority', 'competences', 'dueMinutes', 'tags']);

export const ruleTraceView = z.strictObject({
  rule: z.string(),
  text: z.string(),
  /** Whether all of its lines held; it applied unless it was waived. */
  held: z.boolean(),
  /** The exception that waived it. */
  waivedBy: id.nullable(),
  /** Where it did not hold, the tier without the exceptions at which it holds and asked for people. */
  heldAt: tier.nullable(),
  lines: z.array(z.strictObject({ line: z.string(), held: z.boolean() })),
  /** What of the answer this rule decided. */
  decided: z.array(decided),
});
export type RuleTraceView = z.infer<typeof ruleTraceView>;

/** Why a submission went where it went: every rule of the policy of then, held against the facts of then. */
export const routingView = z
  .strictObject({
    submission: id,
    /** The decision that it is told as of; null: how it is routed now. */
    decision: id.nullable(),
    policyDigest: digest,
    factsDigest: z.string(),
    routedAt: instant,
    /** The facts as the policy saw them. */
    facts: z.unknown(),
    /** The documents of then, as written. */
    documents: z.array(z.strictObject({ name: z.string(), yaml: z.string() })),
    /** Null where this version cannot read the documents of then. */
    trace: z
      .strictObject({
        risk: z.array(ruleTraceView),
        route: z.array(ruleTraceView),
        /** What no rule gave: checks without an answer, and defaults. */
        builtIn: z.array(z.strictObject({ rule: z.string(), text: z.string(), decided: z.array(decided) })),
        /** Whether it comes to the tier and route that were recorded then. */
        agrees: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Routing' });
export type RoutingView = z.infer<typeof routingView>;

export const backTestInput = z
  .strictObject({
    from: instant,
    to: instant,
    /** Short names; none: all AI systems. */
    systems: z.array(slug).max(100).default([]),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    error: '"from" must be before "to"',
    params: { detail: { en: '"from" must be before "to"', 'zh-TW': '「from」須早於「to」' } },
    path: ['to'],
  })
  .meta({ id: 'BackTestInput' });
export type BackTestInput = z.infer<typeof backTestInput>;

const shift = z.strictObject({ from: z.string(), to: z.string(), count: z.int() });

/** What a draft would have done to the outputs of a time. */
export const backTestResult = z.strictObject({
  submissions: z.int(),
  replayed: z.int(),
  notReplayed: z.strictObject({ noFacts: z.int(), olderFacts: z.int() }),
  changed: z.int(),
  raised: z.int(),
  lowered: z.int(),
  /** Only those that change. */
  shifts: z.strictObject({
    tier: z.array(shift),
    queue: z.array(shift),
    approvals: z.array(shift),
    competences: z.array(shift),
  }),
  systems: z.array(
    z.strictObject({
      system: z.string(),
      modality,
      replayed: z.int(),
      changed: z.int(),
      raised: z.int(),
      lowered: z.int(),
    }),
  ),
  /** What people had decided on those that would be raised, lowered, or go as before. */
  decisions: z.array(
    z.strictObject({
      group: z.enum(['raised', 'lowered', 'same']),
      approved: z.int(),
      rejected: z.int(),
      changesRequested: z.int(),
      other: z.int(),
    }),
  ),
  hours: z.strictObject({
    /** Reviewer hours a day added (negative: saved) by more or fewer approvals; null where no review was measured. */
    perDay: z.number().nullable(),
    days: z.number(),
    /** Counted decisions whose time the estimate rests on, and their mean by modality and tier. */
    measured: z.int(),
    /** Counted decisions left out of it, since they were made together with others: how long each took is not known. Absent in results of older versions. */
    together: z.int().optional(),
    means: z.array(z.strictObject({ modality, tier, decisions: z.int(), seconds: z.number() })),
    /** What the hours are made of: approvals more (negative: fewer) by where outputs would go. Absent in results of older versions. */
    parts: z.array(z.strictObject({ modality, tier, approvals: z.int(), perDay: z.number().nullable() })).optional(),
  }),
  examples: z.array(
    z.strictObject({
      submission: id,
      from: z.strictObject({ tier, queue: z.string(), approvals: z.int(), competences: z.array(z.string()) }),
      to: z.strictObject({ tier, queue: z.string(), approvals: z.int(), competences: z.array(z.string()) }),
    }),
  ),
});
export type BackTestResult = z.infer<typeof backTestResult>;

export const backTestView = z
  .strictObject({
    id,
    draft: id,
    /** Of the policy that was tried. */
    digest,
    from: instant,
    to: instant,
    systems: z.array(slug),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    /** Submissions looked at so far. */
    progress: z.int(),
    requestedAt: instant,
    finishedAt: instant.nullable(),
    failure: z.string().nullable(),
    result: backTestResult.nullable(),
  })
  .meta({ id: 'BackTest' });
export type BackTestView = z.infer<typeof backTestView>;
