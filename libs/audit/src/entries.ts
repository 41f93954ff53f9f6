import {
  decisionReason,
  draftState,
  logFault,
  outcome,
  secondFactor,
  signInRefusal,
  submissionState,
  tier,
} from '@countersign/contracts';
import { z } from 'zod';

const names = z.array(z.string());
const binding = { version: z.int(), contentDigest: z.string(), policyDigest: z.string(), factsDigest: z.string() };
const exception = { exception: z.string(), system: z.string(), rule: z.string() };
const elevation = { elevation: z.string(), person: z.string(), role: z.string(), system: z.string().nullable() };
/** Of passkeys, of which a person may have several, with its id. */
const factor = z.strictObject({ person: z.string(), kind: secondFactor, passkey: z.string().optional() });
const checkReference = z.strictObject({ check: z.string(), version: z.string() });

/**
 * Everything that can be recorded: action to payload. An act without a variant here cannot be written.
 * Payloads hold ids, digests and codes, never a name, an e-mail address or the output itself. Of a person who holds a role for a
 * time each carries `elevations` besides, their ids.
 */
export const entryPayloads = {
  'submission.received': z.strictObject({
    submission: z.string(),
    version: z.int(),
    system: z.string(),
    modality: z.string(),
    contentDigest: z.string(),
    supersedes: z.string().nullable(),
    generator: z.strictObject({ provider: z.string(), model: z.string(), version: z.string().nullable() }),
    inputDigest: z.string(),
    sources: names,
    checks: z.array(checkReference),
    /** The product put it before people again to measure them; its actor is whoever handed in the output that it repeats. */
    purpose: z.enum(['gold', 'second-review']).optional(),
  }),
  'submission.withdrawn': z.strictObject({ submission: z.string(), from: submissionState }),
  'submission.superseded': z.strictObject({ submission: z.string(), by: z.string() }),
  'submission.routed': z.strictObject({
    submission: z.string(),
    tier,
    queue: z.string(),
    approvals: z.int(),
    competences: names,
    rules: names,
    policyDigest: z.string(),
    factsDigest: z.string(),
    /** Policy exceptions of the AI system that stood; absent where there was none. */
    exceptions: names.optional(),
  }),
  'check.completed': z.strictObject({
    submission: z.string(),
    ...checkReference.shape,
    /** The check run on an earlier version whose result this is; absent where the check ran. */
    reusedFrom: z.string().optional(),
    contentDigest: z.string(),
    outcome: z.enum(['passed', 'flagged', 'inconclusive']),
    score: z.number().nullable(),
    findings: z.array(z.strictObject({ id: z.string(), code: z.string(), severity: z.string() })),
    findingsTotal: z.int(),
    attempts: z.int(),
    milliseconds: z.number(),
    /** What the AI system's calibration makes of the score; absent before there was one. */
    probability: z.number().optional(),
    calibratedOn: z.int().optional(),
    /** Models that answered the check, beside the product's own. */
    models: z.array(z.strictObject({ name: z.string(), revision: z.string() })).optional(),
    /** The policy whose thresholds the check ran with; entries of before it was recorded have none. */
    policyDigest: z.string().optional(),
  }),
  'review.claimed': z.strictObject({ submission: z.string(), claim: z.string(), leaseUntil: z.string() }),
  'review.approvals-lapsed': z.strictObject({
    submission: z.string(),
    /** Decisions that approved it and count no more, since it was routed to other people. */
    decisions: names,
    approvals: z.strictObject({ given: z.int(), needed: z.int() }),
    policyDigest: z.string(),
  }),
  'review.released': z.strictObject({
    submission: z.string(),
    claim: z.string(),
    reason: z.string().nullable(),
    /** Why it was skipped, and how often by now; absent where it was given back without a word. */
    code: z.string().optional(),
    skips: z.int().optional(),
  }),
  /** `to` and `previous`: pseudonyms of whom it is kept for; null for nobody. */
  'review.assigned': z.strictObject({
    submission: z.string(),
    to: z.string().nullable(),
    previous: z.string().nullable(),
    reasonDigest: z.string(),
  }),
  /** It is kept no more for somebody who cannot take it: who is deactivated, or may not decide on it any more. */
  'review.assignment-released': z.strictObject({
    submission: z.string(),
    previous: z.string().nullable(),
    because: z.enum(['assignee-left', 'assignee-not-eligible']),
  }),
  'review.handed-over': z.strictObject({
    submission: z.string(),
    claim: z.string(),
    to: z.string(),
    noteDigest: z.string(),
  }),
  'review.held': z.strictObject({ submission: z.string(), until: z.string(), reasonDigest: z.string() }),
  /** A hold ended: at its time, or because somebody ended it. */
  'review.resumed': z.strictObject({ submission: z.string(), early: z.boolean() }),
  /** Put off by one person for themselves; null: no more. */
  'review.snoozed': z.strictObject({ submission: z.string(), until: z.string().nullable() }),
  /** Its due time is nearly up (four fifths of it have passed), or is past. */
  'review.due-soon': z.strictObject({ submission: z.string(), dueAt: z.string(), queue: z.string() }),
  'review.overdue': z.strictObject({ submission: z.string(), dueAt: z.string(), queue: z.string() }),
  'review.alarm-acknowledged': z.strictObject({ submission: z.string(), kind: z.enum(['due-soon', 'overdue']) }),
  'review.claim-expired': z.strictObject({ submission: z.string(), claim: z.string() }),
  'review.decided': z.strictObject({
    submission: z.string(),
    decision: z.string(),
    claim: z.string(),
    outcome,
    role: z.enum(['reviewer', 'lead']),
    counted: z.boolean(),
    reasons: z.array(decisionReason),
    commentDigest: z.string().nullable(),
    ...binding,
    state: submissionState,
    approvals: z.strictObject({ given: z.int(), needed: z.int() }),
    /** It rejected what another had approved and went to a lead (`opened`), or was the lead's word on that (`closed`). */
    adjudication: z.enum(['opened', 'closed']).optional(),
    /** How many were decided on with one word; absent for one by one. */
    together: z.int().optional(),
    reviewSeconds: z.number(),
  }),
  /** A first opinion, given before the machine's verdict was shown; `drawn`: by lot, or because the tier asks for it. */
  'review.opined': z.strictObject({
    submission: z.string(),
    claim: z.string(),
    outcome,
    confidence: z.int(),
    reasons: z.array(decisionReason),
    drawn: z.enum(['lot', 'tier']),
    ...binding,
  }),
  'gold-item.added': z.strictObject({
    item: z.string(),
    submission: z.string(),
    outcome,
    reasons: names,
    planted: z.boolean(),
    verdictRight: z.boolean(),
  }),
  'gold-item.retired': z.strictObject({ item: z.string() }),
  /** The second review of `submission`, made on `repeat`, ended; `first` stays what holds. */
  'second-review.recorded': z.strictObject({
    submission: z.string(),
    repeat: z.string(),
    first: submissionState,
    second: submissionState,
    differs: z.boolean(),
  }),
  /** What a lead says of a second review that differs; `contest`: what was decided first still needs an act. */
  'second-review.answered': z.strictObject({
    submission: z.string(),
    repeat: z.string(),
    answer: z.enum(['upheld', 'contest']),
  }),
  'finding.judged': z.strictObject({
    submission: z.string(),
    finding: z.string(),
    code: z.string(),
    useful: z.boolean(),
  }),
  'calibration.fitted': z.strictObject({
    calibration: z.string(),
    system: z.string(),
    ...checkReference.shape,
    target: z.enum(['output', 'finding']),
    method: z.enum(['platt', 'isotonic']),
    labels: z.int(),
    positive: z.int(),
    expectedError: z.number(),
  }),
  'receipt.issued': z.strictObject({ submission: z.string(), jti: z.string(), jwsDigest: z.string(), ...binding }),
  /** A reviewer corrected a text: with the decision on it they handed in a revision, of which they are the submitter. */
  'review.edited': z.strictObject({
    submission: z.string(),
    decision: z.string(),
    revision: z.string(),
    contentDigest: z.string(),
  }),
  /** A decision is contested; `by`: for whom. Its words are the contestation's own. */
  'contestation.opened': z.strictObject({
    submission: z.string(),
    contestation: z.string(),
    by: z.enum(['client', 'affected-person']),
    contested: submissionState,
    reasonDigest: z.string(),
  }),
  'contestation.answered': z.strictObject({
    submission: z.string(),
    contestation: z.string(),
    claim: z.string(),
    outcome: z.enum(['upheld', 'overturned']),
    answerDigest: z.string(),
    contentDigest: z.string(),
    state: submissionState,
  }),
  /** An approval does not stand any more. */
  'submission.revoked': z.strictObject({ submission: z.string(), contestation: z.string() }),
  /** A rejection does not stand any more: it waits for people again. */
  'submission.reopened': z.strictObject({ submission: z.string(), contestation: z.string() }),
  'comment.added': z.strictObject({ submission: z.string(), comment: z.string(), textDigest: z.string() }),
  /** Once for a person, a thing and an hour. */
  'personal-data.read': z.strictObject({
    what: z.enum([
      'content',
      'image',
      'model-words',
      'comments',
      'notes',
      'contact',
      'sessions',
      'reviewer-quality',
      'people',
      'reviewers-quality',
    ]),
    submission: z.string().nullable(),
    /** Whose sessions or quality. */
    person: z.string().optional(),
  }),
  /** A copy was seen by a link that expires; `issuedTo`: pseudonym of whom it was made for. */
  'image.shown': z.strictObject({
    submission: z.string(),
    index: z.int(),
    digest: z.string(),
    issuedTo: z.string(),
  }),
  'blob.stored': z.strictObject({ digest: z.string(), size: z.int(), mediaType: z.string() }),
  'schedule-mapping.remembered': z.strictObject({
    system: z.string(),
    signature: z.string(),
    kind: z.enum(['production', 'roster']),
    mappingDigest: z.string(),
  }),
  'schedule-mapping.forgotten': z.strictObject({ system: z.string(), signature: z.string() }),
  'policy.activated': z.strictObject({
    digest: z.string(),
    previous: z.string().nullable(),
    /** The draft that it came from; absent where the policy folder was changed. */
    draft: z.string().optional(),
  }),
  /** A second person read what a changed policy folder had brought into force, held against the policy before. */
  'policy.confirmed': z.strictObject({
    digest: z.string(),
    previous: z.string().nullable(),
    /** Absent where nothing was said. */
    commentDigest: z.string().optional(),
  }),
  'policy.drafted': z.strictObject({ draft: z.string(), revision: z.int(), documentsDigest: z.string() }),
  'policy.proposed': z.strictObject({ draft: z.string(), digest: z.string(), base: z.string() }),
  'policy.approved': z.strictObject({
    draft: z.string(),
    digest: z.string(),
    base: z.string(),
    activateAt: z.string(),
    /** Absent where nothing was said. */
    commentDigest: z.string().optional(),
  }),
  /** A second person gave a proposed draft back to its authors. */
  'policy.returned': z.strictObject({ draft: z.string(), digest: z.string(), commentDigest: z.string() }),
  'policy.withdrawn': z.strictObject({ draft: z.string(), from: draftState }),
  /** At its time the draft could not come into force, because another policy had: it has to be proposed again. */
  'policy.outdated': z.strictObject({ draft: z.string(), base: z.string(), inForce: z.string() }),
  'policy.back-test-requested': z.strictObject({
    draft: z.string(),
    backTest: z.string(),
    digest: z.string(),
    from: z.string(),
    to: z.string(),
    /** Absent: all AI systems. */
    systems: z.array(z.string()).optional(),
  }),
  'policy.exception-requested': z.strictObject({
    ...exception,
    ruleDigest: z.string(),
    days: z.int(),
    reasonDigest: z.string(),
    policyDigest: z.string(),
  }),
  'policy.exception-approved': z.strictObject({ ...exception, ruleDigest: z.string(), until: z.string() }),
  /** Before its time; that it ended by itself follows from `until`. */
  'policy.exception-ended': z.strictObject({ ...exception, was: z.enum(['requested', 'standing']) }),
  /** A draft is tried on what is routed live, without effect. */
  'policy.shadow-begun': z.strictObject({ draft: z.string(), shadow: z.string(), digest: z.string() }),
  'policy.shadow-ended': z.strictObject({ draft: z.string(), shadow: z.string(), digest: z.string() }),
  'system.stopped': z.strictObject({
    stop: z.string(),
    system: z.string(),
    slug: z.string(),
    drill: z.boolean(),
    reasonDigest: z.string(),
    milliseconds: z.number(),
  }),
  'system.resumed': z.strictObject({
    stop: z.string(),
    system: z.string(),
    slug: z.string(),
    drill: z.boolean(),
    stoppedSeconds: z.number(),
  }),
  'person.added': z.strictObject({
    person: z.string(),
    grants: z.array(z.strictObject({ role: z.string(), system: z.string().nullable() })),
  }),
  'person.changed': z.strictObject({
    person: z.string(),
    fields: names,
    grants: z.array(z.strictObject({ role: z.string(), system: z.string().nullable() })).optional(),
    active: z.boolean().optional(),
  }),
  'elevation.asked': z.strictObject({ ...elevation, minutes: z.int(), reasonDigest: z.string() }),
  'elevation.approved': z.strictObject({ ...elevation, until: z.string() }),
  /** Before its time; that it ended by itself follows from `until`. */
  'elevation.ended': z.strictObject({ ...elevation, was: z.enum(['asked', 'active']) }),
  'person.signed-in': z.strictObject({
    person: z.string(),
    session: z.string(),
    /** By what; entries of before there was more than a password have none. */
    means: names.optional(),
    /** By which passkey, where by one. */
    passkey: z.string().optional(),
  }),
  /** Somebody whom the identity provider proved was not let in; `person`, and the pseudonym as subject, where they are known here. */
  'session.refused': z.strictObject({ means: z.literal('oidc'), person: z.string().nullable(), reason: signInRefusal }),
  'person.identity-linked': z.strictObject({ person: z.string(), issuer: z.string(), subjectDigest: z.string() }),
  'second-factor.added': factor,
  'second-factor.removed': factor,
  'recovery-codes.renewed': z.strictObject({ person: z.string() }),
  /** A passkey counted backwards, as one that was copied would: it was refused. */
  'passkey.clone-suspected': z.strictObject({
    person: z.string(),
    passkey: z.string(),
    stored: z.int(),
    given: z.int(),
  }),
  'session.proved': z.strictObject({
    person: z.string(),
    session: z.string(),
    means: z.enum([...secondFactor.options, 'oidc']),
    passkey: z.string().optional(),
  }),
  'session.revoked': z.strictObject({
    person: z.string(),
    sessions: names,
    because: z.enum(['asked', 'password-changed', 'passkey-removed', 'deactivated']),
  }),
  'person.sign-in-refused': z.strictObject({
    person: z.string(),
    reason: z.enum(['password', 'locked', 'inactive', 'second-factor', 'passkey']),
    /** The passkey that was refused, where it is known. */
    passkey: z.string().optional(),
  }),
  'person.locked-out': z.strictObject({ person: z.string(), until: z.string(), failures: z.int() }),
  'person.signed-out': z.strictObject({ person: z.string(), session: z.string() }),
  'key.created': z.strictObject({
    key: z.string(),
    scopes: names,
    systems: names,
    /** How many addresses and networks it is bound to; where people sit is not written into the log. */
    addresses: z.int(),
    expiresAt: z.string().nullable(),
  }),
  'key.revoked': z.strictObject({ key: z.string() }),
  'key.rotated': z.strictObject({ key: z.string(), by: z.string(), until: z.string() }),
  'system.registered': z.strictObject({
    system: z.string(),
    slug: z.string(),
    role: z.string(),
    riskClass: z.string(),
  }),
  'system.changed': z.strictObject({
    system: z.string(),
    slug: z.string(),
    fields: names,
    role: z.string().optional(),
    riskClass: z.string().optional(),
    /** Old and new value of each field that is a code, a date or a point; texts stand in `fields` by name only. */
    values: z.record(z.string(), z.strictObject({ from: z.string().nullable(), to: z.string().nullable() })).optional(),
  }),
  'attestation.signed': z.strictObject({
    attestation: z.string(),
    requirement: z.string(),
    packDigest: z.string(),
    system: z.string().nullable(),
    statementDigest: z.string(),
    refused: z.boolean(),
    expiresAt: z.string().nullable(),
  }),
  'attestation.withdrawn': z.strictObject({
    attestation: z.string(),
    requirement: z.string(),
    system: z.string().nullable(),
    reasonDigest: z.string(),
  }),
  'incident.opened': z.strictObject({
    incident: z.string(),
    class: z.string(),
    systems: names,
    submissions: names,
    awareAt: z.string(),
    dueAt: z.string(),
    textDigest: z.string(),
    evidenceHeld: z.boolean(),
  }),
  'incident.reclassified': z.strictObject({
    incident: z.string(),
    from: z.string(),
    to: z.string(),
    dueAt: z.string(),
    reasonDigest: z.string(),
  }),
  'incident.reported': z.strictObject({
    incident: z.string(),
    report: z.string(),
    kind: z.enum(['initial', 'follow-up', 'final']),
    recipient: z.enum(['authority', 'provider']),
    sentAt: z.string(),
    referenceDigest: z.string(),
  }),
  'incident.closed': z.strictObject({ incident: z.string(), correctiveActionDigest: z.string() }),
  'editorial.recorded': z.strictObject({
    submission: z.string(),
    contentDigest: z.string(),
    substanceReviewed: z.literal(true),
    factsChecked: z.literal(true),
    responsibleDigest: z.string(),
  }),
  'report.requested': z.strictObject({
    report: z.string(),
    from: z.string(),
    to: z.string(),
    systems: names,
    formats: names,
    schedule: z.string().optional(),
  }),
  'report.downloaded': z.strictObject({
    report: z.string(),
    name: z.string(),
    digest: z.string(),
    size: z.int(),
    issuedTo: z.string().nullable(),
  }),
  'report-schedule.added': z.strictObject({
    schedule: z.string(),
    systems: names,
    formats: names,
    language: z.string(),
    recipients: z.int(),
    period: z.string(),
    timeZone: z.string(),
  }),
  'report-schedule.paused': z.strictObject({ schedule: z.string() }),
  'report-schedule.resumed': z.strictObject({ schedule: z.string() }),
  'report-schedule.deleted': z.strictObject({ schedule: z.string() }),
  'report.built': z.strictObject({
    report: z.string(),
    size: z.int(),
    root: z.string(),
    files: z.array(z.strictObject({ name: z.string(), digest: z.string(), size: z.int() })),
  }),
  'training-export.requested': z.strictObject({
    export: z.string(),
    form: z.string(),
    from: z.string(),
    to: z.string(),
    systems: names,
    language: z.string().nullable(),
  }),
  'training-export.built': z.strictObject({
    export: z.string(),
    lines: z.int(),
    leftOut: z.record(z.string(), z.int()),
    systems: names,
    files: z.array(z.strictObject({ name: z.string(), digest: z.string(), size: z.int() })),
  }),
  'training-export.downloaded': z.strictObject({
    export: z.string(),
    name: z.string(),
    digest: z.string(),
    size: z.int(),
  }),
  'training-export.removed': z.strictObject({ export: z.string(), because: z.enum(['age', 'consent-withdrawn']) }),
  'log.verified': z.strictObject({
    kind: z.enum(['incremental', 'full']),
    size: z.int(),
    ok: z.boolean(),
    faults: z.array(logFault),
  }),
  'log.key-added': z.strictObject({ key: z.string(), previous: z.string().nullable() }),
  'log.key-retired': z.strictObject({ key: z.string(), by: z.string() }),
  /** `entries` are those whose payloads went; of a long list each entry of the log holds a part. */
  'subject.erased': z.strictObject({
    kind: z.enum(['person', 'key']),
    ground: z.string(),
    reasonDigest: z.string(),
    removed: z.record(z.string(), z.int()),
    kept: z.int(),
    entries: names,
  }),
  'retention.applied': z.strictObject({
    class: z.string(),
    period: z.string(),
    before: z.string(),
    removed: z.int(),
    entries: names,
    targets: names,
  }),
  'hold.placed': z.strictObject({ hold: z.string(), kind: z.string(), target: z.string(), reasonDigest: z.string() }),
  'hold.lifted': z.strictObject({ hold: z.string(), kind: z.string(), target: z.string() }),
} as const;

export type AuditAction = keyof typeof entryPayloads;

/** An act to record: which, on what (an id that is no personal datum), and its payload. */
export type EntryDraft = {
  [A in AuditAction]: { action: A; subject: string | null; payload: z.input<(typeof entryPayloads)[A]> };
}[AuditAction];
