import { z } from 'zod';
import { day, slug } from './ids.js';
import { measuredShare } from './quality.js';

/** Ages between which waiting reviews are counted, in hours: under the first, from each to the next, and over the last. */
export const waitingAgeHours = [1, 4, 8, 24, 72] as const;

/** As of so many seconds ago at most the flow is told; longer where it takes long to read. */
export const flowFreshSeconds = 15;

/** How work comes in and is done in the queues that the reader leads. Days are those of `timeZone`. */
export const queueFlow = z
  .strictObject({
    timeZone: z.string(),
    /** Oldest first; the last one is today, as far as it has gone. */
    days: z.array(
      z.strictObject({
        day,
        /** Reviews that came into the queue. */
        arrived: z.int(),
        /** Reviews on which people settled. */
        decided: z.int(),
        /** Reviews whose due time passed that day before anybody had settled on them. */
        breached: z.int(),
      }),
    ),
    /** What waits now, by age: one count more than there are `waitingAgeHours`. */
    waiting: z.array(z.strictObject({ queue: slug, byAge: z.array(z.int()).length(waitingAgeHours.length + 1) })),
    /** Of the outputs settled in these days that take two approvals, and on which two people or more decided: on how many they did not decide alike. */
    disagreement: measuredShare,
    /** Of the second reviews made in these days: how many ended otherwise. Null for who may not see second reviews. */
    secondReviews: measuredShare.nullable(),
    /** What may come in on the next seven days, with its interval of 80 %; null before there are two whole weeks to go by. */
    forecast: z
      .strictObject({
        weeks: z.int(),
        days: z.array(z.strictObject({ day, expected: z.number(), from: z.int(), to: z.int() })),
      })
      .nullable(),
  })
  .meta({ id: 'QueueFlow' });
export type QueueFlow = z.infer<typeof queueFlow>;
