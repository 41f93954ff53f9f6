/** The moment that lies a duration (`P30D`, `P6M`, `P3Y`; whole days, months or years) before another, by the UTC calendar; a day that the month lacks becomes its last. */
export function periodStart(now: Date, duration: string): Date {
  const [, count = '', unit] = /^P([1-9]\d{0,4})([DMY])$/.exec(duration) ?? [];
  if (count === '') throw new RangeError(`${duration} is not a duration in whole days, months or years.`);
  const before = new Date(now);
  if (unit === 'D') {
    before.setUTCDate(before.getUTCDate() - Number(count));
    return before;
  }
  const day = before.getUTCDate();
  before.setUTCDate(1);
  before.setUTCMonth(before.getUTCMonth() - Number(count) * (unit === 'Y' ? 12 : 1));
  const last = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(day, last));
  return before;
}
