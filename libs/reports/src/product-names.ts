import { entryPayloads } from '@countersign/audit';
import type { Policy } from '@countersign/policy';
import type { ProductNames } from '@countersign/requirements';

/** What this product can record, check and give as a reason: the names that a requirement pack may build on. */
export function productNames(policy: Policy): ProductNames {
  return {
    actions: Object.keys(entryPayloads),
    checks: Object.values(policy.checks.modalities).flatMap((list) => list.map(({ check }) => check)),
    reasons: policy.reasons.reasons.map(({ code }) => code),
  };
}
