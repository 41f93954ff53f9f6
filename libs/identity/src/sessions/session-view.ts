import { rulesOf } from '@countersign/access';
import type { Roles, SessionView } from '@countersign/contracts';
import type { Session } from './open-session.js';

/** What the console is told of its session, with what the person's roles give by the policy in force. */
export function sessionView({ actor, person, csrfToken, expiresAt }: Session, inForce: Roles): SessionView {
  const rules = [...rulesOf({ ...actor, roles: inForce })];
  const roles = [...new Set(actor.grants.map(({ role }) => role))];
  return { person, roles, rules, means: [...(actor.means ?? [])], csrfToken, expiresAt: expiresAt.toISOString() };
}
