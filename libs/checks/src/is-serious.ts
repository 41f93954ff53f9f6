import type { Severity } from '@countersign/contracts';

/** Whether a finding is over `minor`, so that the check does not pass. */
export function isSerious({ severity }: { severity: Severity }): boolean {
  return severity === 'major' || severity === 'critical';
}
