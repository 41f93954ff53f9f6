import { z } from 'zod';
import { digest, id, instant } from './ids.js';
import { submissionState } from './states.js';

const words = z.string().trim().min(1).max(4000);

/** For whom a decision is contested: the client that handed the output in, or somebody whom it affects. */
export const contestants = ['client', 'affected-person'] as const;

export const contestationInput = z
  .strictObject({
    reason: words,
    by: z.enum(contestants),
    /** How to reach who contests; told to who may contest for others, and to the program that gave it. */
    contact: z.string().trim().min(1).max(320).optional(),
  })
  .meta({ id: 'ContestationInput' });
export type ContestationInput = z.infer<typeof contestationInput>;

export const contestationOutcomes = ['upheld', 'overturned'] as const;

/** The answer to a contestation, under a claim on its review; its words go to who contests. */
export const contestationAnswerInput = z
  .strictObject({ claim: id, contentDigest: digest, outcome: z.enum(contestationOutcomes), answer: words })
  .meta({ id: 'ContestationAnswerInput' });
export type ContestationAnswerInput = z.infer<typeof contestationAnswerInput>;

/** A contestation of a decision, and how it was answered; null words were erased, or are not for the reader. */
export const contestationView = z
  .strictObject({
    id,
    submission: id,
    by: z.enum(contestants),
    /** What had been decided. */
    contested: z.enum(['approved', 'rejected']),
    reason: z.string().nullable(),
    contact: z.string().nullable(),
    at: instant,
    entry: id,
    answered: z
      .strictObject({
        outcome: z.enum(contestationOutcomes),
        answer: z.string().nullable(),
        /** Who answered; people learn it, programs do not. */
        by: z.strictObject({ id, name: z.string() }).nullable(),
        /** What became of the submission. */
        state: submissionState,
        at: instant,
        entry: id,
      })
      .nullable(),
  })
  .meta({ id: 'Contestation' });
export type ContestationView = z.infer<typeof contestationView>;
