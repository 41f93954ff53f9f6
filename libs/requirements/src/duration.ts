const parts = /^P([1-9][0-9]*)([DMY])$/;
/** Most days that a month and a year can have. */
const mostDays = { D: 1, M: 31, Y: 366 } as const;
const leastDays = { D: 1, M: 28, Y: 365 } as const;

function split(duration: string): { count: number; unit: 'D' | 'M' | 'Y' } {
  const [, count, unit] = parts.exec(duration) ?? [];
  if (unit !== 'D' && unit !== 'M' && unit !== 'Y') throw new RangeError(`"${duration}" is not like P30D, P6M or P1Y`);
  return { count: Number(count), unit };
}

/** Most days that an ISO 8601 duration of whole days, months or years can last. */
export function longestDays(duration: string): number {
  const { count, unit } = split(duration);
  return count * mostDays[unit];
}

/** Whether keeping for one duration surely covers another: months compare with months, days with the most they can mean. */
export function coversDuration(kept: string, asked: string): boolean {
  const [a, b] = [split(kept), split(asked)];
  if (a.unit === b.unit) return a.count >= b.count;
  if (a.unit !== 'D' && b.unit !== 'D')
    return a.count * (a.unit === 'Y' ? 12 : 1) >= b.count * (b.unit === 'Y' ? 12 : 1);
  return a.count * leastDays[a.unit] >= longestDays(asked);
}

/** The moment that lies a duration before another, at the longest reading. */
export function before(moment: Date, duration: string): Date {
  return new Date(moment.getTime() - longestDays(duration) * 86_400_000);
}
