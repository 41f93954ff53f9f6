import { z } from 'zod';
import { id, instant, slug } from './ids.js';
import { attestationStanding } from './report.js';

export const attestationInput = z
  .strictObject({
    requirement: z.string().min(1).max(60),
    /** Null: for all AI systems. */
    system: slug.nullable(),
    /** The words of the statement as they were shown; refused when the pack says something else. */
    statement: z.string().min(1).max(2000),
    /** The person declines to make the statement. */
    refused: z.boolean().default(false),
  })
  .meta({ id: 'AttestationInput' });
export type AttestationInput = z.infer<typeof attestationInput>;

export const attestationWithdrawal = z
  .strictObject({ reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'AttestationWithdrawal' });

export const attestationView = z
  .strictObject({
    id,
    requirement: z.string(),
    pack: z.string(),
    system: slug.nullable(),
    signer: z.strictObject({ id, name: z.string() }).nullable(),
    statement: z.string(),
    refused: z.boolean(),
    signedAt: instant,
    expiresAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    /** Name of who withdrew it; null where nobody did, or they are erased. */
    withdrawnBy: z.string().nullable(),
    withdrawalReason: z.string().nullable(),
    state: z.enum(['current', 'expired', 'refused', 'withdrawn']),
    entry: id,
  })
  .meta({ id: 'Attestation' });
export type AttestationView = z.infer<typeof attestationView>;

/** A statement that the law of today, a guideline or a code asks for, and how it stands for one AI system or for all. */
export const dueStatement = z.strictObject({
  requirement: z.string(),
  pack: z.string(),
  title: z.string(),
  statement: z.string(),
  by: z.string(),
  system: slug.nullable(),
  standing: attestationStanding,
  /** When the first of those expires that it rests on. */
  expiresAt: instant.nullable(),
  renewEvery: z.string().nullable(),
  /** From when the requirement applies; a statement may be signed before. */
  appliesFrom: z.string().nullable(),
});
export type DueStatement = z.infer<typeof dueStatement>;
