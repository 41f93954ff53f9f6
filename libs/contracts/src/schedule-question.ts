import { z } from 'zod';
import { instant } from './ids.js';

const name = z.string().min(1).max(200);

/** "Why does `operation` not go before `before`?" */
export const whyNotInput = z.strictObject({ operation: name, before: name }).meta({ id: 'WhyNotInput' });
export type WhyNotInput = z.infer<typeof whyNotInput>;

/** Minutes, and late jobs; in a difference, after minus before. */
const outcome = z
  .strictObject({
    makespanMinutes: z.number(),
    lateJobs: z.number(),
    totalTardinessMinutes: z.number(),
    changeoverMinutes: z.number(),
  })
  .meta({ id: 'ScheduleOutcome' });

const jobDifference = z
  .strictObject({
    job: z.string(),
    customer: z.string().nullable(),
    endsBefore: instant,
    endsAfter: instant,
    endDifferenceMinutes: z.number(),
    latenessBefore: z.number().nullable(),
    latenessAfter: z.number().nullable(),
  })
  .meta({ id: 'ScheduleJobDifference' });

/** Why there is no answer: a ring of operations, a machine that cannot do it, precedence, material that never comes, hours that never open, a lock, an unknown name. */
const obstacle = z.looseObject({ kind: z.string() }).meta({ id: 'ScheduleObstacle' });

const impossible = z.strictObject({ status: z.literal('impossible'), obstacle });

const feasible = z.strictObject({
  status: z.literal('feasible'),
  assignments: z.array(z.looseObject({ operation: z.string(), machine: z.string(), start: instant, end: instant })),
  moved: z.array(z.string()),
  before: outcome,
  after: outcome,
  difference: outcome,
  jobs: z.array(jobDifference),
});

/** Why one operation does not go before another: it does, it cannot, or at this cost. */
export const whyNotView = z
  .discriminatedUnion('status', [
    z.strictObject({ status: z.literal('is-so') }),
    impossible,
    z.strictObject({
      status: z.literal('possible'),
      verdict: z.enum(['worse', 'better', 'equal']),
      machine: z.string(),
      missing: z
        .strictObject({
          cause: z.string(),
          by: z.string().nullable(),
          material: z.string().nullable(),
          until: instant,
        })
        .nullable(),
      answer: feasible,
    }),
  ])
  .meta({ id: 'WhyNot' });

const records = z.array(z.looseObject({}));

/** All that can be said about a production schedule from its assignments: docs/schedules.md says what each part means. */
const scheduleAnalysis = z
  .looseObject({
    figures: z.looseObject({ makespanMinutes: z.number(), lateJobs: z.number(), totalTardinessMinutes: z.number() }),
    claims: records,
    violations: records,
    lateJobs: records,
    criticalPath: z.looseObject({}),
    slack: records,
    bottlenecks: records,
    changeovers: records,
    load: z.looseObject({}),
    lateness: records,
    fairness: z.looseObject({}),
    difference: z.looseObject({}).nullable(),
  })
  .meta({ id: 'ScheduleAnalysis' });

const rosterAnalysis = z
  .looseObject({
    figures: z.looseObject({}),
    claims: records,
    violations: records,
    people: records,
    loads: records,
    coverage: records,
  })
  .meta({ id: 'RosterAnalysis' });

/** The analysis of the schedule or roster of a submission; a schedule also against the revision before. */
export const scheduleAnalysisView = z
  .union([z.strictObject({ schedule: scheduleAnalysis }), z.strictObject({ roster: rosterAnalysis })])
  .meta({ id: 'ScheduleAnalysisAnswer' });
