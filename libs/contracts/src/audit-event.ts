import { z } from 'zod';
import { instant } from './ids.js';

/** An entry as CloudEvents 1.0 (JSON event format) whose data has the shape of an OCSF 1.x event (class API Activity, 6003). */
export const auditEvent = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.string(),
    time: instant,
    subject: z.string().optional(),
    datacontenttype: z.literal('application/json'),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof auditEvent>;

/** Sealed entries in the order of the log; `next` is where the following ask begins, also when nothing was new. */
export const auditEvents = z
  .strictObject({ events: z.array(auditEvent), next: z.string() })
  .meta({ id: 'AuditEvents' });
export type AuditEvents = z.infer<typeof auditEvents>;
