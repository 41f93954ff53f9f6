import { z } from 'zod';
import { id, instant } from './ids.js';
import { queueFilter } from './queue.js';
import { submissionFilter } from './submission-view.js';

/** Lists whose filters people save under a name. */
export const savedViewLists = ['queue', 'submissions'] as const;
export type SavedViewList = (typeof savedViewLists)[number];

/** How many views a person keeps at most. */
export const savedViewMost = 50;

const name = z.string().trim().min(1).max(60);

export const savedViewInput = z
  .discriminatedUnion('list', [
    z.strictObject({ list: z.literal('queue'), name, filters: z.strictObject(queueFilter) }),
    z.strictObject({ list: z.literal('submissions'), name, filters: z.strictObject(submissionFilter) }),
  ])
  .meta({ id: 'SavedViewInput' });
export type SavedViewInput = z.infer<typeof savedViewInput>;

export const savedViewChange = z.strictObject({ name }).meta({ id: 'SavedViewChange' });
export type SavedViewChange = z.infer<typeof savedViewChange>;

/** Filters of a list under a name that a person gave them; nobody else sees it. */
export const savedView = z
  .strictObject({
    id,
    list: z.enum(savedViewLists),
    name: z.string(),
    filters: z.record(z.string(), z.string()),
    createdAt: instant,
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedView>;
