import { z } from 'zod';
import { day, instant } from './ids.js';
import { localizedText } from './localized-text.js';

/** A model as one worker sees it since it started. `open`: it failed and rests; `half-open`: it is tried with one question. */
export const modelState = z.strictObject({
  name: z.string(),
  task: z.string(),
  backend: z.string(),
  revision: z.string(),
  deviceClass: z.string(),
  breaker: z.enum(['closed', 'open', 'half-open']),
  inFlight: z.int(),
  queued: z.int(),
  answered: z.int(),
  failed: z.int(),
  lastError: z.strictObject({ kind: z.string(), message: z.string(), agoMs: z.number() }).nullable(),
  notices: z.array(localizedText),
});
export type ModelState = z.infer<typeof modelState>;

/** What an AI system's checks took on one class of device, over some days. */
export const usageView = z
  .strictObject({
    system: z.string(),
    deviceClass: z.string(),
    runs: z.int(),
    inconclusive: z.int(),
    retries: z.int(),
    calls: z.int(),
    failedCalls: z.int(),
    milliseconds: z.number(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    costEur: z.number(),
    wattHours: z.number(),
    /** The part of `wattHours` that a meter saw; the rest is estimated. */
    measuredWattHours: z.number(),
  })
  .meta({ id: 'Usage' });
export type UsageView = z.infer<typeof usageView>;

/** What all checks of one day took, and what of it went wrong. */
export const usageDay = z
  .strictObject({
    day,
    runs: z.int(),
    inconclusive: z.int(),
    retries: z.int(),
    calls: z.int(),
    failedCalls: z.int(),
    costEur: z.number(),
  })
  .meta({ id: 'UsageDay' });
export type UsageDay = z.infer<typeof usageDay>;

export const workerView = z
  .strictObject({
    id: z.string(),
    host: z.string(),
    pid: z.int(),
    version: z.string(),
    deviceClass: z.string(),
    startedAt: instant,
    seenAt: instant,
    state: z.enum(['running', 'draining', 'lost']),
    running: z.int(),
    done: z.int(),
    failed: z.int(),
    /** Checks that it runs at once. */
    threads: z.int(),
    /** Its graphics cards. */
    cards: z.array(z.string()),
    queues: z.array(z.string()),
    models: z.array(modelState),
  })
  .meta({ id: 'Worker' });
export type WorkerView = z.infer<typeof workerView>;

export const jobQueueView = z
  .strictObject({
    queue: z.string(),
    waiting: z.int(),
    running: z.int(),
    oldestAt: instant.nullable(),
    failedLastHour: z.int(),
  })
  .meta({ id: 'JobQueue' });
export type JobQueueView = z.infer<typeof jobQueueView>;
