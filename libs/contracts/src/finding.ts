import { z } from 'zod';
import { localizedText } from './localized-text.js';
import { id } from './ids.js';
import { severity } from './states.js';

/** A stretch of text; offsets count UTF-16 code units of the text at the JSON pointer `part`, as submitted. */
export const spanPlace = z.strictObject({
  kind: z.literal('span'),
  part: z.string().max(512),
  start: z.int().min(0),
  end: z.int().min(0),
});

/** A rectangle `[x, y, width, height]` in pixels of the image with that index; of an animation with the frame, from 0, where it is about one. */
export const regionPlace = z.strictObject({
  kind: z.literal('region'),
  image: z.int().min(0).max(63),
  box: z.tuple([z.number().min(0), z.number().min(0), z.number().min(0), z.number().min(0)]),
  frame: z.int().min(0).max(100_000).optional(),
});

/** Operations of a schedule, or shifts and assignments of a roster, by their ids. */
export const operationPlace = z.strictObject({
  kind: z.literal('operation'),
  ids: z.array(z.string().min(1).max(200)).min(1).max(500),
});

/** Where in the output something is: a span, a region or operations. */
export const place = z.discriminatedUnion('kind', [spanPlace, regionPlace, operationPlace]);
export type Place = z.infer<typeof place>;

/** The stretch of a source that supports or contradicts a claim; offsets as in a span. */
export const evidence = z.strictObject({
  source: z.string().min(1).max(200),
  start: z.int().min(0),
  end: z.int().min(0),
});
export type Evidence = z.infer<typeof evidence>;

export const modelReference = z.strictObject({ name: z.string(), revision: z.string() });
export type ModelReference = z.infer<typeof modelReference>;

/** What a check found, before it is stored: every sentence in each language of the product. `score` runs from 0 to 1 and is null where there is none. */
export const findingDraft = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  severity,
  score: z.number().min(0).max(1).nullable(),
  place: place.nullable(),
  message: localizedText,
  explanation: localizedText,
  evidence: z.array(evidence).max(50),
  model: modelReference,
});
export type FindingDraft = z.infer<typeof findingDraft>;

/** A stored finding as the API answers it, in the reader's language. */
export const findingView = z
  .strictObject({
    id,
    check: z.string(),
    checkVersion: z.string(),
    code: z.string(),
    severity,
    score: z.number().nullable(),
    /** How likely people find a finding of this score right, and on how many of their words that stands. */
    probability: z.number().nullable(),
    calibratedOn: z.int().nullable(),
    place: place.nullable(),
    message: z.string(),
    explanation: z.string(),
    evidence: z.array(evidence),
    model: modelReference,
    /** Whether the person who reads this found it useful; null where they have not said, and for programs. */
    judgement: z.boolean().nullable(),
  })
  .meta({ id: 'Finding' });
export type FindingView = z.infer<typeof findingView>;
