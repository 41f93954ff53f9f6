import { z } from 'zod';
import { id } from './ids.js';

const named = z.strictObject({ id, name: z.string() });

/** Who else is at an open review now; never who asks. */
export const presenceView = z
  .strictObject({
    submission: id,
    /** Somebody else has a page with it open, or had until a minute ago. */
    looking: z.boolean(),
    /** Who they are, and who holds the claim on it: told to leads of the output only. */
    people: z.array(named).nullable(),
    holder: named.nullable(),
  })
  .meta({ id: 'Presence' });
export type PresenceView = z.infer<typeof presenceView>;
