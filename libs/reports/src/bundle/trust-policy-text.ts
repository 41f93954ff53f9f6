import { formatVerifierKey, hasQuorum, type TrustPolicy } from '@countersign/tlog';
import type { ReportLog } from '../renderer.js';

/**
 * The trust policy of a bundle (C2SP tlog-policy): the key that signed its checkpoint, and the witnesses and groups that
 * the operator named. Their quorum is asked for where this checkpoint has it; else none is, and a comment says so.
 */
export function trustPolicyText({ verifierKey, witnesses }: ReportLog, policy: TrustPolicy | null): string {
  const cosigners = new Set(witnesses.map(({ name }) => name));
  const cosigned = policy?.witnesses.filter(({ key }) => cosigners.has(key.name)).map(({ name }) => name) ?? [];
  const isReached = policy !== null && policy.quorum !== 'none' && hasQuorum(policy, new Set(cosigned));
  const isMissed = policy !== null && policy.quorum !== 'none' && !isReached;
  return [
    '# Comes with the bundle: compare the keys with ones that you got another way.',
    `log ${verifierKey}`,
    ...(policy?.witnesses ?? []).map(({ name, key }) => `witness ${name} ${formatVerifierKey(key)}`),
    ...(policy?.groups ?? []).map(({ name, threshold, members }) => `group ${name} ${threshold} ${members.join(' ')}`),
    ...(isMissed ? [`# The operator asks for ${policy.quorum}, which had not cosigned this checkpoint yet.`] : []),
    `quorum ${isReached ? policy.quorum : 'none'}`,
    '',
  ].join('\n');
}
