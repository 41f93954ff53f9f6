import {
  authorize,
  isAllowed,
  reachOf,
  reachValues,
  systemsAllowed,
  type Actor,
  type ReachValues,
} from '@countersign/access';
import { waitingAgeHours, type QueueFlow } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { lastDays } from '@countersign/scheduling';
import { measured } from '../quality/reliance/measured.js';
import { forecastArrivals } from './forecast-arrivals.js';
import {
  readAges,
  readArrived,
  readOverdue,
  readSettled,
  type CountOfDay,
  type FlowSpan,
  type SettledCount,
} from './read-flow.js';

/** Days of arrivals that are read: today, four weeks for the forecast, and a week by which a queue that is younger than these is told. */
const forecastDays = 1 + 28 + 7;
const dayMs = 86_400_000;

const sumOf = (counts: readonly CountOfDay[], day: string): number =>
  counts.reduce((sum, one) => (one.day === day ? sum + one.count : sum), 0);

const ofKind = (counts: readonly SettledCount[], kind: SettledCount['what']): CountOfDay[] =>
  counts.flatMap(({ what, day, count }) => (what === kind && day !== null ? { day, count } : []));

function shareOf(counts: readonly SettledCount[], kind: 'shared' | 'second') {
  const { count = 0, hits = 0 } = counts.find(({ what }) => what === kind) ?? {};
  return measured({ hits, of: count });
}

function forecastFrom(days: readonly string[], arrived: readonly CountOfDay[]): QueueFlow['forecast'] {
  const daily = days.slice(-forecastDays, -1).map((day) => sumOf(arrived, day));
  const first = daily.findIndex((count) => count > 0);
  const forecast = first < 0 ? null : forecastArrivals(daily.slice(first));
  const today = Date.parse(days.at(-1) ?? '');
  return (
    forecast && {
      weeks: forecast.weeks,
      days: forecast.days.map((expected, index) => ({
        day: new Date(today + (index + 1) * dayMs).toISOString().slice(0, 10),
        ...expected,
      })),
    }
  );
}

function waitingFrom(ages: Awaited<ReturnType<typeof readAges>>): QueueFlow['waiting'] {
  return [...Map.groupBy(ages, ({ queue }) => queue)].map(([queue, rows]) => ({
    queue,
    byAge: Array.from(
      { length: waitingAgeHours.length + 1 },
      (_, age) => rows.find((row) => row.age === age)?.count ?? 0,
    ),
  }));
}

/** What is told of the flow, and of which outputs; the same for all who are told the same. Plain data. */
export interface FlowAsked {
  days: number;
  timeZone: string;
  reach: ReachValues;
  /** Whose second reviews are told of: of all (null) or of these AI systems; `none` where the actor may not see them. */
  seconds: string[] | null | 'none';
}

/** What an actor is told who asks for the flow of some days. */
export function askForFlow(actor: Actor, { days, timeZone }: Pick<FlowAsked, 'days' | 'timeZone'>): FlowAsked {
  authorize(actor, 'lead', 'Review');
  const seesSeconds = isAllowed(actor, 'list', 'SecondReview');
  return {
    days,
    timeZone,
    reach: reachValues(reachOf(actor, 'lead', 'Review')),
    seconds: seesSeconds ? systemsAllowed(actor, 'list', 'SecondReview') : 'none',
  };
}

/**
 * How work flows through the queues that somebody leads who was let ask: by day what came in, was settled and missed its time; the age of what
 * waits; how often people disagreed; and what may come in on the next seven days.
 */
export async function readQueueFlow(
  tx: Tx,
  { days, timeZone, reach, seconds }: FlowAsked,
  now = new Date(),
): Promise<QueueFlow> {
  const calendar = lastDays(now, timeZone, Math.max(days, forecastDays));
  const all = calendar.map(({ day }) => day);
  const beginOf = (count: number): Date => calendar.at(-count)?.begins ?? now;
  const span: FlowSpan = { reach, timeZone, from: beginOf(days), to: now };
  const arrived = await readArrived(tx, { ...span, from: beginOf(all.length) });
  const settled = await readSettled(tx, span, seconds === 'none' ? [] : seconds);
  const breached = [...ofKind(settled, 'breached'), ...(await readOverdue(tx, span))];
  const decided = ofKind(settled, 'decided');
  return {
    timeZone,
    days: all.slice(-days).map((day) => ({
      day,
      arrived: sumOf(arrived, day),
      decided: sumOf(decided, day),
      breached: sumOf(breached, day),
    })),
    waiting: waitingFrom(await readAges(tx, span)),
    disagreement: shareOf(settled, 'shared'),
    secondReviews: seconds === 'none' ? null : shareOf(settled, 'second'),
    forecast: forecastFrom(all, arrived),
  };
}
