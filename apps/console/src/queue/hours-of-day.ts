import type { QueueSummary } from '@countersign/contracts';

type Hour = QueueSummary['mineByHour'][number];

/** Fewer hours than this are not drawn: one column alone says little of a day. */
const leastHours = 6;

/** When the day began on the clock of this computer. */
export function beginOfDay(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}

/** The hours of a day up to now, from the first in which anything was decided, with what was decided in each; none where nothing was. */
export function hoursOfDay(mine: readonly Hour[], begin: Date, now: Date): (Hour & { begins: Date })[] {
  const [first] = mine;
  if (!first) return [];
  const latest = mine.reduce(
    (last, { hour }) => Math.max(last, hour),
    Math.floor((now.getTime() - begin.getTime()) / 3_600_000),
  );
  const from = Math.max(0, Math.min(first.hour, latest - leastHours + 1));
  return Array.from({ length: latest - from + 1 }, (_, place) => {
    const hour = from + place;
    const none = { hour, approve: 0, 'request-changes': 0, reject: 0, escalate: 0 };
    const begins = new Date(begin.getTime() + hour * 3_600_000);
    return { ...none, ...mine.find((one) => one.hour === hour), begins };
  });
}
