import { z } from 'zod';
import { id, instant } from './ids.js';
import { localizedText } from './localized-text.js';

/** An audited act. `index` is its place in the log, null until it is sealed; `payload` is null once erased. */
export const entryView = z
  .strictObject({
    id,
    action: z.string(),
    at: instant,
    actor: z.strictObject({ kind: z.enum(['person', 'key', 'service']), pseudonym: z.string() }),
    subject: z.string().nullable(),
    payload: z.unknown().nullable(),
    salt: z.string().nullable(),
    leaf: z.string(),
    leafHash: z.string(),
    index: z.int().nullable(),
  })
  .meta({ id: 'Entry' });
export type EntryView = z.infer<typeof entryView>;

/** Something of the log that does not hold: a code that stays, and a sentence that names the place. */
export const logFault = z.strictObject({ code: z.string(), detail: localizedText });
export type LogFault = z.infer<typeof logFault>;

/** What a verification from the database leaves open: no witness knows all of the log but its newest minute, or payloads were erased or dropped by rule. */
export const logNotProven = z.enum(['unwitnessed', 'erased']);
export type LogNotProven = z.infer<typeof logNotProven>;

/** One verification of the log; `erased` counts payloads that entries of the log list as gone, `witnessed` is the size of the largest tree that a witness had cosigned. */
export const verification = z.strictObject({
  at: instant,
  kind: z.enum(['incremental', 'full']),
  size: z.int(),
  ok: z.boolean(),
  faults: z.array(logFault),
  erased: z.int(),
  witnessed: z.int(),
  notProven: z.array(logNotProven),
});
export type VerificationView = z.infer<typeof verification>;

/** A key of the log: its line to pin, and whether it signs now. */
export const logKeyView = z.strictObject({
  verifierKey: z.string(),
  state: z.enum(['active', 'next', 'retired']),
  addedAt: instant.nullable(),
});
export type LogKeyView = z.infer<typeof logKeyView>;

/** A key of the log, and the note by which the key before it and itself say that one follows the other. */
export const logHandover = z.strictObject({
  verifierKey: z.string(),
  previous: z.string().nullable(),
  handover: z.string().nullable(),
  retiredAt: instant.nullable(),
});
export type LogHandover = z.infer<typeof logHandover>;

/** What a witness knows of the log: the largest tree that it cosigned, and why it did not cosign a newer one. */
export const witnessView = z.strictObject({
  name: z.string(),
  verifierKey: z.string(),
  size: z.int().nullable(),
  cosignedAt: instant.nullable(),
  failure: z.strictObject({ at: instant, code: z.string(), detail: z.string() }).nullable(),
});
export type WitnessView = z.infer<typeof witnessView>;

export const auditStatus = z
  .strictObject({
    origin: z.string(),
    size: z.int(),
    root: z.string(),
    checkpointAt: instant.nullable(),
    pending: z.int(),
    sealedLagMs: z.number().nullable(),
    verifierKey: z.string(),
    keys: z.array(logKeyView),
    lastVerification: verification.nullable(),
    /** The last verification that found faults, until one of the same reach finds none. */
    alarm: verification.nullable(),
    witnesses: z.array(witnessView),
  })
  .meta({ id: 'AuditStatus' });
export type AuditStatus = z.infer<typeof auditStatus>;
