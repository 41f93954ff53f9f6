import { z } from 'zod';

const shifts = z.array(z.object({ days: z.array(z.string()), from: z.string(), to: z.string() }));
const exceptions = z.array(
  z.object({ date: z.string(), open: z.array(z.object({ from: z.string(), to: z.string() })) }),
);

/** What the chart needs of a schedule (libs/scheduling holds the whole schema). */
export const scheduleContent = z.object({
  schedule: z.object({
    timeZone: z.string(),
    start: z.string(),
    calendars: z.array(z.object({ id: z.string(), shifts, exceptions: exceptions.optional() })).default([]),
    machines: z.array(z.object({ id: z.string(), calendar: z.string().optional() })),
    jobs: z.array(
      z.object({
        id: z.string(),
        customer: z.string().optional(),
        dueAt: z.string().optional(),
        operations: z.array(
          z.object({
            id: z.string(),
            eligible: z.array(z.object({ machine: z.string(), minutes: z.number() })),
            after: z.array(z.string()).default([]),
          }),
        ),
      }),
    ),
    assignments: z.array(
      z.object({
        operation: z.string(),
        machine: z.string(),
        person: z.string().optional(),
        start: z.string(),
        end: z.string(),
      }),
    ),
    claims: z
      .object({
        makespanMinutes: z.number().optional(),
        lateJobs: z.number().optional(),
        totalTardinessMinutes: z.number().optional(),
      })
      .optional(),
    reasons: z.array(z.object({ operation: z.string().optional(), text: z.string() })).default([]),
  }),
});
export type ScheduleData = z.infer<typeof scheduleContent>['schedule'];
export type Calendar = ScheduleData['calendars'][number];
export type Assignment = ScheduleData['assignments'][number];

/** What the grid needs of a roster. */
export const rosterContent = z.object({
  roster: z.object({
    timeZone: z.string(),
    people: z.array(z.object({ id: z.string(), skills: z.array(z.string()).default([]) })),
    shifts: z.array(
      z.object({ id: z.string(), date: z.string(), from: z.string(), to: z.string(), count: z.number() }),
    ),
    assignments: z.array(z.object({ person: z.string(), shift: z.string() })),
    requests: z.array(z.object({ person: z.string(), date: z.string(), shift: z.string().optional() })).default([]),
    reasons: z.array(z.object({ person: z.string(), shift: z.string().optional(), text: z.string() })).default([]),
  }),
});
export type RosterData = z.infer<typeof rosterContent>['roster'];
