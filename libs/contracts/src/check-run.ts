import { z } from 'zod';
import { findingView } from './finding.js';
import { id, instant } from './ids.js';
import { checkView } from './submission-view.js';

export const energyFrom = z.enum(['measured', 'estimated', 'none']);

/** One try to have a question of a check answered by a model: who was asked, how it ended, what was sent and what came back. */
export const inferenceCallView = z
  .strictObject({
    attempt: z.int(),
    question: z.int(),
    ordinal: z.int(),
    task: z.string(),
    model: z.string(),
    revision: z.string(),
    backend: z.string(),
    deviceClass: z.string(),
    outcome: z.string(),
    message: z.string().nullable(),
    queueMs: z.number(),
    serviceMs: z.number(),
    batchSize: z.int(),
    inputTokens: z.int().nullable(),
    outputTokens: z.int().nullable(),
    costEur: z.number(),
    wattHours: z.number().nullable(),
    energyFrom,
    request: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'InferenceCall' });
export type InferenceCallView = z.infer<typeof inferenceCallView>;

/** A check of one submission in full: how it ended, on what it ran, what it took, what it found and what it asked. */
export const checkRunView = checkView
  .omit({ reason: true })
  .extend({
    submission: id,
    measures: z.record(z.string(), z.number()),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    worker: z.string().nullable(),
    deviceClass: z.string().nullable(),
    costEur: z.number().nullable(),
    wattHours: z.number().nullable(),
    energyFrom: energyFrom.nullable(),
    inputTokens: z.int().nullable(),
    outputTokens: z.int().nullable(),
    findings: z.array(findingView),
    calls: z.array(inferenceCallView),
    /** Whether there were more calls than are shown. */
    callsOmitted: z.boolean(),
  })
  .meta({ id: 'CheckRun' });
export type CheckRunView = z.infer<typeof checkRunView>;
