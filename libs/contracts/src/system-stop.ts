import { z } from 'zod';
import { id, instant, slug } from './ids.js';

/** `drill`: it stops for real, and is recorded and shown as an exercise. */
export const stopInput = z
  .strictObject({ reason: z.string().trim().min(1).max(2000), drill: z.boolean().default(false) })
  .meta({ id: 'SystemStopInput' });
export type StopInput = z.infer<typeof stopInput>;

export const stopView = z
  .strictObject({
    id,
    system: slug,
    reason: z.string(),
    drill: z.boolean(),
    stoppedBy: z.string().nullable(),
    stoppedAt: instant,
    /** How long it took from the request until no process released anything of the system any more. */
    milliseconds: z.number(),
    resumedBy: z.string().nullable(),
    resumedAt: instant.nullable(),
  })
  .meta({ id: 'SystemStop' });
export type StopView = z.infer<typeof stopView>;
