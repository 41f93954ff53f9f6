import { signInActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import type { SignInRules } from '@countersign/policy';
import type { ProvedIdentity } from './claims.js';
import { meetsAuthentication } from './meets-authentication.js';

/** How far the clocks of provider and product may be apart. */
const skewMs = 30_000;

interface ProofByIdentity {
  identity: ProvedIdentity;
  rules: SignInRules;
  /** The session from which its person was sent to the provider. */
  sessionId: string;
  /** When they were sent. */
  begun: Date;
  now: Date;
}

const note = `
update person_session s set proved_at = $4 from person_identity i join pseudonym y on y.subject_id = i.person_id
where s.id = $1 and s.person_id = i.person_id and i.issuer = $2 and i.subject = $3 and s.expires_at > $4
returning s.person_id as person, y.pseudonym`;

/**
 * Notes that the provider has asked who sits at a session since they were sent there, and that it is the session's person. False, and
 * nothing noted, where it is somebody else, the session has ended, or the provider did not say that it asked, and as the rules want it.
 */
export async function proveByIdentity(
  tx: Tx,
  { identity, rules, sessionId, begun, now }: ProofByIdentity,
): Promise<boolean> {
  const { issuer, subject, token } = identity;
  const askedAt = token['auth_time'];
  if (typeof askedAt !== 'number' || askedAt * 1000 < begun.getTime() - skewMs) return false;
  if (!meetsAuthentication(identity, rules)) return false;
  const [proved] = await tx.query<{ person: string; pseudonym: string }>(note, [sessionId, issuer, subject, now]);
  if (!proved) return false;
  const payload = { person: proved.person, session: sessionId, means: 'oidc' as const };
  await appendEntry(tx, signInActor, { action: 'session.proved', subject: proved.pseudonym, payload }, now);
  return true;
}
