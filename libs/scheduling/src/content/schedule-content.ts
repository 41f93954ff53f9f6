import { z } from 'zod';
import { refuseMisplaced } from './schedule-refusals.js';
import {
  closing,
  differsFromBeginning,
  identifier,
  localDate,
  minutes,
  opening,
  personGroup,
  skillList,
  timeZoneName,
  weekday,
  zonedInstant,
} from './wire-values.js';

/** Most operations that a schedule may hold, over all of its jobs. */
export const maxOperations = 20_000;

const window = z.strictObject({ from: opening, to: closing }).refine((it) => it.from !== it.to, differsFromBeginning);

/** Opening hours: weekly shifts, and dates on which the windows that begin there are replaced. */
export const scheduleCalendar = z.strictObject({
  id: identifier,
  shifts: z
    .array(
      z
        .strictObject({ days: z.array(weekday).min(1).max(7), from: opening, to: closing })
        .refine((it) => it.from !== it.to, differsFromBeginning),
    )
    .max(50),
  exceptions: z
    .array(z.strictObject({ date: localDate, open: z.array(window).max(20) }))
    .max(4000)
    .optional(),
});

/** A machine; without a calendar it is always open. */
export const scheduleMachine = z.strictObject({ id: identifier, calendar: identifier.optional() });

/** A person who can be assigned; without a calendar always available. */
export const schedulePerson = z.strictObject({
  id: identifier,
  skills: skillList.optional(),
  calendar: identifier.optional(),
  groups: z.array(personGroup).max(50).optional(),
});

/** A stocked material: what is there when the schedule starts, and what arrives. */
export const scheduleMaterial = z.strictObject({
  id: identifier,
  onHand: z.number().min(0),
  arrivals: z
    .array(z.strictObject({ at: zonedInstant, quantity: z.number().min(0) }))
    .max(10_000)
    .optional(),
});

/** Working minutes that a machine needs between two families, in that order; pairs not named need none. */
export const scheduleChangeover = z.strictObject({
  machine: identifier,
  from: identifier,
  to: identifier,
  minutes,
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
});

/** An order. `priority` 1 is the most urgent. */
export const scheduleJob = z.strictObject({
  id: identifier,
  customer: identifier.optional(),
  priority: z.int().min(0).max(1_000_000).optional(),
  releaseAt: zonedInstant.optional(),
  dueAt: zonedInstant.optional(),
  quantity: z.number().min(0).optional(),
  operations: z.array(scheduleOperation).min(1).max(maxOperations),
});

/** The generated part: who and what does which operation, and when. */
export const scheduleAssignment = z.strictObject({
  operation: identifier,
  machine: identifier,
  person: identifier.optional(),
  start: zonedInstant,
  end: zonedInstant,
});

/** Key figures that the generator states about its own schedule; each is recomputed. */
export const scheduleClaims = z.strictObject({
  makespanMinutes: z.number().optional(),
  lateJobs: z.number().optional(),
  totalTardinessMinutes: z.number().optional(),
  utilisation: z.record(identifier, z.number()).optional(),
});

/** Why the generator says it placed an operation where it is. */
export const scheduleReason = z.strictObject({ operation: identifier, text: z.string().min(1).max(2000) });

/** A production schedule with the problem it answers. Unknown names are no refusal: the re-check finds them. */
export const schedule = z
  .strictObject({
    timeZone: timeZoneName,
    start: zonedInstant,
    calendars: z.array(scheduleCalendar).max(20_000).optional(),
    machines: z.array(scheduleMachine).min(1).max(5000),
    people: z.array(schedulePerson).max(20_000).optional(),
    materials: z.array(scheduleMaterial).max(20_000).optional(),
    changeovers: z.array(scheduleChangeover).max(200_000).optional(),
    jobs: z.array(scheduleJob).min(1).max(maxOperations),
    assignments: z.array(scheduleAssignment).max(2 * maxOperations),
    claims: scheduleClaims.optional(),
    reasons: z.array(scheduleReason).max(maxOperations).optional(),
  })
  .superRefine((value, context) => refuseMisplaced(value, context, maxOperations))
  .meta({ id: 'Schedule' });
export type Schedule = z.infer<typeof schedule>;

/** Content of a submission that holds a production schedule. */
export const scheduleContent = z.strictObject({ schedule });
export type ScheduleContent = z.infer<typeof scheduleContent>;
