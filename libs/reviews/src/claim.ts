/** How long a claim lasts without a heartbeat. */
const leaseSeconds = 300;

/** A review in somebody's hands until `expiresAt`. */
export interface Claim {
  id: string;
  submission: string;
  expiresAt: Date;
}

/** When a claim ends that is made or renewed now. */
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);
