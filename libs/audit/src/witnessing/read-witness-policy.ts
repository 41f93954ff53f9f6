import { readFileSync } from 'node:fs';
import { parseTrustPolicy, TlogError, type TrustPolicy } from '@countersign/tlog';

/** A witness policy that cannot be used; the message says which and why. */
export class WitnessPolicyError extends Error {
  override name = 'WitnessPolicyError';
}

/** Reads the C2SP tlog-policy file that names the witnesses; null without one. Throws `WitnessPolicyError`. */
export function readWitnessPolicy(file: string | undefined): TrustPolicy | null {
  if (file === undefined) return null;
  try {
    const policy = parseTrustPolicy(readFileSync(file, 'utf8'));
    const wrong = policy.witnesses.find(({ url }) => url !== undefined && !/^https?:\/\/[^\s@]+$/.test(url));
    if (wrong) throw new TlogError('malformed', `the address of witness ${wrong.name} is not http: or https:`);
    return policy;
  } catch (error) {
    if (!(error instanceof TlogError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new WitnessPolicyError(`The witness policy ${file} cannot be used: ${(error as Error).message}.`);
  }
}
