import type { Database } from '@countersign/database';
import type { PolicyFiles } from '../renderer.js';
import { within, type DecisionRange } from './read-decisions.js';

/** The files of the policies that decisions of a range were made under, and of `digest`, by digest. */
export async function readPolicies(db: Database, range: DecisionRange, digest: string): Promise<PolicyFiles[]> {
  return db.read((tx) =>
    tx.query<PolicyFiles>(
      `select v.digest, v.documents from policy_version v where v.digest = $5 or exists (
         select from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
         join audit_leaf l on l.entry_id = d.entry_id
         where d.policy_digest = v.digest and ${within})
       order by v.digest`,
      [range.from, range.to, range.systems, range.size, digest],
    ),
  );
}
