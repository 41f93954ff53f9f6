import { formatVerifierKey, type TrustPolicy } from '@countersign/tlog';
import type { Parameters } from './scope.js';

/**
 * Whether the quorum of a witness policy has cosigned the log at a size (SQL) or a later one before `to`, as SQL: a witness cosigns a
 * larger tree only once it was proved to hold the smaller one. Null where no witness is asked for.
 */
export function quorumOf(policy: TrustPolicy | null, size: string, to: Date, parameters: Parameters): string | null {
  const { quorum, witnesses, groups } = policy ?? { quorum: '', witnesses: [], groups: [] };
  if (![...witnesses, ...groups].some(({ name }) => name === quorum)) return null;
  const now = parameters.add(to);
  const standsBy = (name: string): string => {
    const witness = witnesses.find((one) => one.name === name);
    if (witness) {
      return `exists (select from audit_cosignature s where s.verifier_key = ${parameters.add(formatVerifierKey(witness.key))}
        and s.size >= ${size} and s.cosigned_at < ${now})`;
    }
    const { members = [], threshold = 1 } = groups.find((one) => one.name === name) ?? {};
    return `${members.map((member) => `(${standsBy(member)})::int`).join(' + ')} >= ${threshold}`;
  };
  return standsBy(quorum);
}
