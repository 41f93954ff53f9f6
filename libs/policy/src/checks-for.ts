import type { Modality } from '@countersign/contracts';
import type { Policy } from './policy.js';

/** A check that is to run: its time limit in milliseconds and how many tries it gets in all. */
export interface CheckPlan {
  name: string;
  timeoutMs: number;
  attempts: number;
  /** Class of device that it wants, null for any. */
  device: string | null;
}

/** The checks that run on an output of a modality, in the policy's order; those switched off are left out. */
export function checksFor(policy: Policy, modality: Modality): CheckPlan[] {
  return policy.checks.modalities[modality]
    .filter(({ enabled }) => enabled)
    .map(({ check, timeoutSeconds, attempts, device }) => ({
      name: check,
      timeoutMs: timeoutSeconds * 1000,
      attempts,
      device: device ?? null,
    }));
}

/** Classes of device that any check asks for, each once. */
export function wantedDevices({ checks }: Pick<Policy, 'checks'>): string[] {
  const settings = Object.values(checks.modalities).flat();
  return [...new Set(settings.flatMap(({ device }) => device ?? []))].sort();
}

/** The class of device that a check asks for; null for any. */
export function deviceFor({ checks }: Pick<Policy, 'checks'>, check: string): string | null {
  const settings = Object.values(checks.modalities).flat();
  return settings.find((setting) => setting.check === check)?.device ?? null;
}
