import { entryPayloads } from '@countersign/audit';
import type { Policy } from '@countersign/policy';
import { loadPacks, type RequirementPack } from '@countersign/requirements';

/**
 * Reads the requirement packs of a folder, sorted by id. Throws `PolicyError` where a pack is faulty, or means an audit
 * action, a member of an entry or a check that this product or its policy does not have.
 */
export async function loadRequirements(folder: string, policy: Policy): Promise<RequirementPack[]> {
  const members = Object.values(entryPayloads).flatMap(({ shape }) => Object.keys(shape));
  return loadPacks(folder, {
    actions: Object.keys(entryPayloads),
    payloadFields: [...new Set(members)].toSorted(),
    checks: Object.values(policy.checks.modalities).flatMap((settings) => settings.map(({ check }) => check)),
  });
}
