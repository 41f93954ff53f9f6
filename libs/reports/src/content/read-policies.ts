import type { Database } from '@countersign/database';
import type { PolicyFiles } from '../renderer.js';
import { policiesOf, type DecisionRange } from './read-decisions.js';

/** The files of the policies that decisions of a range were made under, and of `digest`, by digest. */
export async function readPolicies(db: Database, range: DecisionRange, digest: string): Promise<PolicyFiles[]> {
  return db.read(async (tx) => {
    const digests = [...(await policiesOf(tx, range)), digest];
    return tx.query<PolicyFiles>(
      'select v.digest, v.documents from policy_version v where v.digest = any($1) order by v.digest',
      [digests],
    );
  });
}
