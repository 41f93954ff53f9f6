import type { SessionView } from '@countersign/contracts';
import type { Session } from './open-session.js';

/** What the console is told of its session. */
export function sessionView({ person, csrfToken, expiresAt }: Session): SessionView {
  const roles = [...new Set(person.grants.map(({ role }) => role))];
  return { person, roles, csrfToken, expiresAt: expiresAt.toISOString() };
}
