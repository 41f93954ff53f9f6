/** Failures in a row that lock an account; each one after that doubles the lock. */
export const lockOut = { failures: 5, firstSeconds: 60, longestSeconds: 3600 } as const;

/** Seconds for which the n-th failed sign-in in a row locks the account; 0 below the limit. */
export function lockSeconds(failures: number): number {
  if (failures < lockOut.failures) return 0;
  return Math.min(lockOut.firstSeconds * 2 ** (failures - lockOut.failures), lockOut.longestSeconds);
}
