import { worded } from '@countersign/contracts';
import { z } from 'zod';
import { maxOperations, scheduleCustomer, scheduleJob } from './schedule-orders.js';
import { refuseMisplaced } from './schedule-refusals.js';
import {
  scheduleCalendar,
  scheduleChangeover,
  scheduleMachine,
  scheduleMaterial,
  schedulePerson,
  scheduleTool,
} from './schedule-resources.js';
import { identifier, timeZoneName, zonedInstant } from './wire-values.js';

export { maxOperations } from './schedule-orders.js';

const placement = {
  operation: identifier,
  machine: identifier,
  person: identifier.optional(),
  start: zonedInstant,
  end: zonedInstant,
};

/** The generated part: who and what does which operation, and when. `quantity` and `job` are what the generator says of it. */
export const scheduleAssignment = z.strictObject({
  ...placement,
  quantity: z
    .number()
    .min(0)
    .optional()
    .meta({ description: 'The quantity that the generator says it carries; compared with the quantity of the job.' }),
  job: identifier
    .optional()
    .meta({ description: 'The job that the generator says it belongs to; compared with the job of the operation.' }),
});

/** The frozen horizon: what the plan before had starting before `until` stays as it was, and nothing else starts before it. */
export const scheduleFrozen = z
  .strictObject({ until: zonedInstant, assignments: z.array(z.strictObject(placement)).max(maxOperations) })
  .meta({
    description:
      'What the plan before had. Those of its assignments that start before `until` may not change machine, person, start or end, and nothing else may start before `until`.',
  });

/** Key figures that the generator states about its own schedule; each is recomputed. */
export const scheduleClaims = z.strictObject({
  makespanMinutes: z.number().optional(),
  lateJobs: z.number().optional(),
  totalTardinessMinutes: z.number().optional(),
  maxTardinessMinutes: z.number().optional(),
  changeoverMinutes: z.number().optional(),
  utilisation: z.record(identifier, z.number()).optional(),
  tardinessMinutes: z.record(identifier, z.number()).optional().meta({ description: 'Minutes late by job.' }),
  workHours: z.record(identifier, z.number()).optional().meta({ description: 'Hours of work by person.' }),
  promises: z
    .record(identifier, zonedInstant)
    .optional()
    .meta({ description: 'Promised delivery by job: the job ends no later.' }),
});

/** Why the generator says it placed an operation, or a job, where it is. */
export const scheduleReason = z
  .strictObject({ operation: identifier.optional(), job: identifier.optional(), text: z.string().min(1).max(2000) })
  .refine(
    ({ operation, job }) => (operation === undefined) !== (job === undefined),
    worded({
      en: 'must name either an operation or a job, and not both',
      'zh-TW': '須指明作業（operation）或工單（job）其中之一，不可兩者皆有',
    }),
  );

/** A production schedule with the problem it answers. Unknown names are no refusal: the re-check finds them. */
export const schedule = z
  .strictObject({
    timeZone: timeZoneName,
    start: zonedInstant,
    calendars: z.array(scheduleCalendar).max(20_000).optional(),
    machines: z.array(scheduleMachine).min(1).max(5000),
    people: z.array(schedulePerson).max(20_000).optional(),
    tools: z.array(scheduleTool).max(20_000).optional(),
    materials: z.array(scheduleMaterial).max(20_000).optional(),
    changeovers: z.array(scheduleChangeover).max(200_000).optional(),
    customers: z.array(scheduleCustomer).max(20_000).optional().meta({
      description: 'Master list of customers: where given, a customer of a job that is not in it is a finding.',
    }),
    jobs: z.array(scheduleJob).min(1).max(maxOperations),
    assignments: z.array(scheduleAssignment).max(2 * maxOperations),
    frozen: scheduleFrozen.optional(),
    claims: scheduleClaims.optional(),
    reasons: z.array(scheduleReason).max(maxOperations).optional(),
  })
  .superRefine((value, context) => refuseMisplaced(value, context, maxOperations))
  .meta({ id: 'Schedule' });
export type Schedule = z.infer<typeof schedule>;

/** Content of a submission that holds a production schedule. */
export const scheduleContent = z.strictObject({ schedule });
export type ScheduleContent = z.infer<typeof scheduleContent>;
