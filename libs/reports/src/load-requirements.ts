import { entryPayloads } from '@countersign/audit';
import type { Policy } from '@countersign/policy';
import { loadPacks, type RequirementPack } from '@countersign/requirements';

/**
 * Reads the requirement packs of a folder, sorted by id. Throws `PolicyError` where a pack is faulty, or means an audit
 * action or check that this product or its policy does not have.
 */
export async function loadRequirements(folder: string, policy: Policy): Promise<RequirementPack[]> {
  return loadPacks(folder, {
    actions: Object.keys(entryPayloads),
    checks: Object.values(policy.checks.modalities).flatMap((settings) => settings.map(({ check }) => check)),
  });
}
