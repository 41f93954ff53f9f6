import { z } from 'zod';
import { day, digest, id, instant } from './ids.js';
import { tier } from './states.js';

const destination = z.strictObject({
  tier,
  queue: z.string(),
  approvals: z.int(),
  competences: z.array(z.string()),
});

const counts = {
  /** Submissions that were routed live and looked at. */
  routed: z.int(),
  /** Of them, those that would have gone another way. */
  changed: z.int(),
  raised: z.int(),
  lowered: z.int(),
  /** Of them, those about which the draft could say nothing. */
  failed: z.int(),
};

/** What a draft says of what is routed live, without effect. */
export const shadowView = z
  .strictObject({
    id,
    draft: id,
    /** Of the policy that is tried: the draft as it stood when the shadow began. */
    digest,
    begunAt: instant,
    begunBy: z.string().nullable(),
    endedAt: instant.nullable(),
    /** Everything that was routed before was looked at. */
    lookedUntil: instant,
    ...counts,
    /** By day (UTC), the newest first, at most 92. */
    days: z.array(z.strictObject({ day, ...counts })),
    /** The newest 20 that would have gone another way. */
    examples: z.array(z.strictObject({ submission: id, from: destination, to: destination })),
    /** Why the newest of those failed of which the draft could say nothing. */
    failure: z.string().nullable(),
  })
  .meta({ id: 'PolicyShadow' });
export type ShadowView = z.infer<typeof shadowView>;
