import { lacksSecondFactor, rulesOf } from '@countersign/access';
import type { Roles, SessionView } from '@countersign/contracts';
import type { Session } from './open-session.js';

/** What the console is told of its session, with what the person's roles give by the policy in force. */
export function sessionView(session: Session, inForce: Roles): SessionView {
  const { person, csrfToken, expiresAt } = session;
  const actor = { ...session.actor, roles: inForce };
  return {
    person,
    roles: [...new Set(actor.grants.map(({ role }) => role))],
    rules: [...rulesOf(actor)],
    means: [...(actor.means ?? [])],
    passwordSet: session.passwordSet && { ...session.passwordSet, at: new Date(session.passwordSet.at).toISOString() },
    passwordToBeChanged: actor.passwordToBeChanged === true,
    secondFactorMissing: lacksSecondFactor(actor),
    csrfToken,
    expiresAt: expiresAt.toISOString(),
  };
}
