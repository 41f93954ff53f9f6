import { worded } from '@countersign/contracts';
import { z } from 'zod';
import { toolNeed } from './schedule-resources.js';
import { identifier, minutes, skillList, zonedInstant } from './wire-values.js';

/** Most operations that a schedule may hold, over all of its jobs. */
export const maxOperations = 20_000;

/** The quantity that one assignment of an operation may carry. */
const lotSize = z
  .strictObject({
    minimum: z.number().min(0).optional(),
    maximum: z.number().positive().optional(),
    multipleOf: z.number().positive().optional(),
  })
  .refine(
    ({ minimum, maximum }) => (minimum ?? 0) <= (maximum ?? Infinity),
    worded({ en: 'must not be over the maximum', 'zh-TW': '不可大於上限（maximum）' }, ['minimum']),
  )
  .meta({ description: 'Bounds of the quantity that an assignment carries: its own, else that of the job.' });

/** Where a planner has locked an operation; what is not named stays free. */
const operationLock = z
  .strictObject({ machine: identifier.optional(), person: identifier.optional(), start: zonedInstant })
  .meta({
    description: 'Locked by a planner: it must start exactly there, on that machine and with that person where named.',
  });

/** One step of a job. `minutes` and material quantities are for the whole operation, not for a piece. */
export const scheduleOperation = z.strictObject({
  id: identifier,
  eligible: z
    .array(z.strictObject({ machine: identifier, minutes }))
    .min(1)
    .max(500),
  after: z.array(identifier).max(500).optional(),
  family: identifier.optional(),
  materials: z
    .array(z.strictObject({ material: identifier, quantity: z.number().min(0) }))
    .max(200)
    .optional(),
  skills: skillList.optional(),
  tools: z.array(toolNeed).max(50).optional(),
  lotSize: lotSize.optional(),
  locked: operationLock.optional(),
});

/** A customer of the master list; `class` says whom it is told apart with, as in "key account". */
export const scheduleCustomer = z.strictObject({ id: identifier, class: identifier.optional() });

/** An order. `priority` 1 is the most urgent; `class` is the class of the order, on which fairness is measured. */
export const scheduleJob = z.strictObject({
  id: identifier,
  customer: identifier.optional(),
  class: identifier.optional().meta({ description: 'Class of the order; lateness is compared between classes.' }),
  priority: z.int().min(0).max(1_000_000).optional(),
  releaseAt: zonedInstant.optional(),
  dueAt: zonedInstant.optional(),
  quantity: z.number().min(0).optional(),
  operations: z.array(scheduleOperation).min(1).max(maxOperations),
});
