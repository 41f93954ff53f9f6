import { z } from 'zod';
import { id, instant } from './ids.js';

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

export const verification = z.strictObject({
  at: instant,
  kind: z.enum(['incremental', 'full']),
  size: z.int(),
  ok: z.boolean(),
  faults: z.array(z.string()),
});

export const auditStatus = z
  .strictObject({
    origin: z.string(),
    size: z.int(),
    root: z.string(),
    checkpointAt: instant.nullable(),
    pending: z.int(),
    sealedLagMs: z.number().nullable(),
    verifierKey: z.string(),
    lastVerification: verification.nullable(),
  })
  .meta({ id: 'AuditStatus' });
export type AuditStatus = z.infer<typeof auditStatus>;
