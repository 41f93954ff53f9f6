import { parseCheckpoint } from './checkpoint.js';
import { excerpt } from './encoding.js';
import { parseNote } from './note.js';
import { openLogCheckpoint, type OpenedCheckpoint } from './open-checkpoint.js';
import { TlogError } from './tlog-error.js';
import { hasQuorum, type TrustPolicy } from './trust-policy.js';

/** Verifies a checkpoint note under a policy: signed by a listed log under its own origin, and cosigned by the quorum. */
export async function openCheckpointByPolicy(
  note: string | Uint8Array,
  policy: TrustPolicy,
): Promise<OpenedCheckpoint> {
  const { origin } = parseCheckpoint(parseNote(note).text);
  const logs = policy.logs.map(({ key }) => key).filter(({ name }) => name === origin);
  if (logs.length === 0) throw new TlogError('not-signed', `the policy lists no log ${excerpt(origin)}`);
  const witnessKeys = policy.witnesses.map(({ key }) => key);
  const opened = await openLogCheckpoint(note, origin, logs, witnessKeys);
  const cosigners = new Set(opened.cosignatures.map(({ key }) => key));
  const witnesses = policy.witnesses.filter(({ key }) => cosigners.has(key)).map(({ name }) => name);
  if (!hasQuorum(policy, new Set(witnesses))) {
    const who = witnesses.length === 0 ? 'no witness' : witnesses.join(', ');
    throw new TlogError('policy-unmet', `the quorum ${policy.quorum} is not reached: ${who} cosigned`);
  }
  return opened;
}
