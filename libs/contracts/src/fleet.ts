import { z } from 'zod';
import { instant } from './ids.js';

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
