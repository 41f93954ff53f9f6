/** What works for a while: until when, in Unix seconds. */
export interface Expiring {
  expires: number;
}

/** Whether its time is over. */
export const hasExpired = ({ expires }: Expiring, now: Date): boolean => expires * 1000 <= now.getTime();
