import { z } from 'zod';
import { id, instant } from './ids.js';

/** What a legal hold keeps from erasure and retention: an AI system (slug), a submission or a person (ids). */
export const holdKind = z.enum(['system', 'submission', 'person']);
export type HoldKind = z.infer<typeof holdKind>;

export const holdInput = z
  .strictObject({
    kind: holdKind,
    target: z.string().trim().min(1).max(100),
    reason: z.string().trim().min(1).max(2000),
  })
  .meta({ id: 'HoldInput' });
export type HoldInput = z.infer<typeof holdInput>;

export const holdView = z
  .strictObject({
    id,
    ...holdInput.shape,
    /** The incident whose evidence it keeps; null where it was placed by hand. */
    incident: id.nullable(),
    placedAt: instant,
    liftedAt: instant.nullable(),
  })
  .meta({ id: 'Hold' });
export type HoldView = z.infer<typeof holdView>;

/** Why somebody may be erased: the grounds of Article 17(1) GDPR (Regulation (EU) 2016/679, of 27 April 2016), or another law, named in the reason. */
export const erasureGround = z.enum([
  'gdpr-17-1-a',
  'gdpr-17-1-b',
  'gdpr-17-1-c',
  'gdpr-17-1-d',
  'gdpr-17-1-e',
  'gdpr-17-1-f',
  'other-law',
]);

export const erasureInput = z
  .strictObject({ ground: erasureGround, reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'ErasureInput' });
export type ErasureInput = z.infer<typeof erasureInput>;

/** What an erasure took away, by name and number, and how many decisions the law wants kept for now. */
export const erasureView = z
  .strictObject({
    entries: z.array(id),
    removed: z.record(z.string(), z.int()),
    kept: z.int(),
  })
  .meta({ id: 'Erasure' });
export type ErasureView = z.infer<typeof erasureView>;
