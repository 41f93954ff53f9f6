import type { Modality } from '@countersign/contracts';
import type { Policy } from './policy.js';

/** A check that is to run: its time limit in milliseconds and how many tries it gets in all. */
export interface CheckPlan {
  name: string;
  timeoutMs: number;
  attempts: number;
}

/** The checks that run on an output of a modality, in the policy's order; those switched off are left out. */
export function checksFor(policy: Policy, modality: Modality): CheckPlan[] {
  return policy.checks.modalities[modality]
    .filter(({ enabled }) => enabled)
    .map(({ check, timeoutSeconds, attempts }) => ({ name: check, timeoutMs: timeoutSeconds * 1000, attempts }));
}
