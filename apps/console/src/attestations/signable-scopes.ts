import type { DueStatement, SessionView } from '@countersign/contracts';
import { may } from '../api/auth-provider.js';

/** What a person may sign a statement for: the AI system that it is asked of, and all of them (null). Empty: they may not. */
export function signableScopes(
  session: SessionView | null,
  { system }: Pick<DueStatement, 'system'>,
): (string | null)[] {
  return [...new Set([system, null])].filter((scope) => may(session, 'sign', 'Attestation', scope));
}
