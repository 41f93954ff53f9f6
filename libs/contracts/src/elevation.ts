import { z } from 'zod';
import { id, instant, slug } from './ids.js';
import { pageQuery } from './page.js';

/** A role that somebody asks for, for some minutes and with a reason. */
export const elevationInput = z
  .strictObject({
    role: slug,
    system: slug.nullable().default(null),
    minutes: z.int().min(1).max(1440),
    reason: z.string().trim().min(1).max(2000),
  })
  .meta({ id: 'ElevationInput' });
export type ElevationInput = z.infer<typeof elevationInput>;

/** `lapsed`: nobody approved it within a day. */
export const elevationState = z.enum(['asked', 'active', 'ended', 'lapsed']);

const named = z.strictObject({ id, name: z.string() });

export const elevationView = z
  .strictObject({
    id,
    person: named,
    role: slug,
    system: slug.nullable(),
    minutes: z.int(),
    reason: z.string(),
    state: elevationState,
    askedAt: instant,
    approvedBy: named.nullable(),
    approvedAt: instant.nullable(),
    /** When it ends, or ended, by itself. */
    endsAt: instant.nullable(),
    /** When somebody ended it before. */
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Elevation' });
export type ElevationView = z.infer<typeof elevationView>;

export const elevationQuery = pageQuery.extend({
  /** `mine`: the asker's own; `all`: everybody's, for who may approve. */
  of: z.enum(['mine', 'all']).default('mine'),
});
