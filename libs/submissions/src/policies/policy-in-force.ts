import type { Database } from '@countersign/database';
import { policyOfVersion, type Policy } from '@countersign/policy';
import { findNewestDigest, findPolicyVersion } from './policy-version.js';

/** The policy in force as a process knows it: that of its folder at first, then what the database says. */
export class PolicyInForce {
  private policy: Policy;

  constructor(private readonly folder: Policy) {
    this.policy = folder;
  }

  get current(): Policy {
    return this.policy;
  }

  /**
   * Takes over what came into force meanwhile, and answers whether it did. Throws `PolicyError` when this process cannot
   * read it; what was known before stays then.
   */
  async follow(db: Database): Promise<boolean> {
    const version = await db.read(async (tx) => {
      const digest = await findNewestDigest(tx);
      return digest !== null && digest !== this.policy.digest ? findPolicyVersion(tx, digest) : null;
    });
    if (!version) return false;
    this.policy = policyOfVersion(this.folder, version);
    return true;
  }
}
