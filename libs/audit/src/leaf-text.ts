import { canonicalJson } from '@countersign/tlog';

/** What a leaf says of its entry. `at` is an ISO 8601 instant in UTC with milliseconds, `commitment` 64 hex digits. */
export interface LeafFields {
  id: string;
  action: string;
  at: string;
  actor: string;
  subject: string | null;
  commitment: string;
}

/** The text of a leaf: canonical JSON (RFC 8785) of its fields and the format's version, written member by member. */
export function leafText({ id, action, at, actor, subject, commitment }: LeafFields): string {
  const before = `{"action":${canonicalJson(action)},"actor":${canonicalJson(actor)},"at":"${at}","commitment":"${commitment}"`;
  return `${before},"id":"${id}","subject":${canonicalJson(subject)},"v":1}`;
}
