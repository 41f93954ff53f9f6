import type { Actor } from '@countersign/access';
import type { AuditEvents } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { findTelling } from '@countersign/reviews';

/** Events without the payloads that would lead a reader who may still decide. */
export async function concealEvents(
  tx: Tx,
  actor: Actor,
  { events, ...page }: AuditEvents,
  policy: Policy,
): Promise<AuditEvents> {
  const isTelling = await findTelling(
    tx,
    actor,
    events.map(({ type, subject = null }) => ({ action: type.replace('countersign.', ''), subject })),
    policy,
  );
  const seen = events.map((event, nth) =>
    isTelling[nth] ? { ...event, data: { ...event.data, unmapped: { concealed: true } } } : event,
  );
  return { ...page, events: seen };
}
