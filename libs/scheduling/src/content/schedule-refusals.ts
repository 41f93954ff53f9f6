import type { z } from 'zod';
import type { CalendarUse } from './calendar-effort.js';
import { calendarIntervals, maxCalendarIntervals } from './calendar-effort.js';
import { refuseRepeated } from './repeated-identifiers.js';
import { maxDistanceDays, maxHorizonDays } from './wire-values.js';

interface JobShape {
  releaseAt?: string | undefined;
  dueAt?: string | undefined;
  operations: readonly { id: string }[];
}

/** The parts of a schedule that the refusals look at. */
interface ScheduleShape extends CalendarUse {
  start: string;
  materials?: readonly { id: string; arrivals?: readonly { at: string }[] | undefined }[] | undefined;
  jobs: readonly (JobShape & { id: string })[];
}

/** Refuses what no single field shows: too many operations or calendars, ids that occur twice, instants far from the start. */
export function refuseMisplaced(value: ScheduleShape, context: z.RefinementCtx, maxOperations: number): void {
  const operations = value.jobs.reduce((sum, job) => sum + job.operations.length, 0);
  if (operations > maxOperations) {
    context.addIssue({
      code: 'too_big',
      origin: 'array',
      maximum: maxOperations,
      path: ['jobs'],
      message: `a schedule holds at most ${maxOperations} operations, this one has ${operations}`,
    });
  }
  const intervals = Math.round(calendarIntervals(value));
  if (intervals > maxCalendarIntervals) {
    const message = `the calendars come to about ${intervals} open intervals, more than ${maxCalendarIntervals}: share calendars, or hand in a shorter stretch of time`;
    context.addIssue({ code: 'custom', path: ['calendars'], message });
  }
  refuseRepeated(context, ['calendars'], value.calendars);
  refuseRepeated(context, ['machines'], value.machines);
  refuseRepeated(context, ['people'], value.people);
  refuseRepeated(context, ['materials'], value.materials);
  refuseRepeated(context, ['jobs'], value.jobs);
  refuseRepeatedOperations(value, context);
  refuseFarInstants(value, context);
}

function refuseRepeatedOperations(value: ScheduleShape, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  value.jobs.forEach((job, at) => {
    job.operations.forEach(({ id }, index) => {
      if (seen.has(id)) {
        const message = `the operation id "${id}" occurs twice`;
        context.addIssue({ code: 'custom', path: ['jobs', at, 'operations', index, 'id'], message });
      }
      seen.add(id);
    });
  });
}

function refuseFarInstants(value: ScheduleShape, context: z.RefinementCtx): void {
  const start = Date.parse(value.start);
  const check = (text: string | undefined, days: number, ...path: PropertyKey[]) => {
    if (text === undefined || Math.abs(Date.parse(text) - start) <= days * 86_400_000) return;
    context.addIssue({ code: 'custom', path, message: `lies more than ${days} days from the start of the schedule` });
  };
  value.jobs.forEach((job, index) => {
    check(job.releaseAt, maxDistanceDays, 'jobs', index, 'releaseAt');
    check(job.dueAt, maxDistanceDays, 'jobs', index, 'dueAt');
  });
  value.assignments.forEach((assignment, index) => {
    check(assignment.start, maxHorizonDays, 'assignments', index, 'start');
    check(assignment.end, maxHorizonDays, 'assignments', index, 'end');
  });
  value.materials?.forEach((material, index) => {
    material.arrivals?.forEach((arrival, nth) =>
      check(arrival.at, maxDistanceDays, 'materials', index, 'arrivals', nth, 'at'),
    );
  });
}
