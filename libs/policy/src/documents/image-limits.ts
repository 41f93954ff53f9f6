import { localizedText } from '@countersign/contracts';
import { z } from 'zod';

/** What can be looked for in a file and beside it, for an item of the checklist on marking. */
export const markingLooks = [
  'signed-metadata',
  'time-stamp',
  'source-type',
  'watermark',
  'input-marks',
  'generation-logged',
  'visible-label',
] as const;

/** Items of a code on marking AI-made images: in its words, with the place of each in its source and the day that this was read. */
export const markingItems = z.strictObject({
  title: localizedText,
  source: localizedText,
  asOf: z.iso.date(),
  /** What a label at publication depends on, with the law that says so and the day that it was read. */
  note: localizedText,
  items: z.array(z.strictObject({ look: z.enum(markingLooks), at: z.string().min(1), what: localizedText })).min(1),
});
export type MarkingItems = z.infer<typeof markingItems>;

const probability = z.number().min(0).max(1);

/**
 * `images` of `checks.yaml`: from where on the checks of images count what the models of this product say. The models' measured
 * mistakes, from which the defaults are chosen, stand on their cards.
 */
export const imageLimits = z.strictObject({
  /** Probability of sexual content from which an image is flagged, and from which a person must look before it passes. */
  unsafe: z
    .strictObject({ lookFrom: probability, flagFrom: probability })
    .refine(({ lookFrom, flagFrom }) => lookFrom <= flagFrom, { error: '"lookFrom" must not be above "flagFrom".' })
    .default({ lookFrom: 0.3, flagFrom: 0.9 }),
  /** Probability from which an image is told to be suggestive. */
  suggestiveFrom: probability.default(0.7),
  /** Certainty from which the detector's word that there is a face counts. */
  faceFrom: probability.default(0.67),
  /** How faces are presented, told of sets only: whether at all, from which certainty one counts, and the fewest that a share is told of. */
  presentation: z
    .strictObject({ enabled: z.boolean(), certainFrom: probability, leastPeople: z.int().min(10) })
    .default({ enabled: true, certainFrom: 0.7, leastPeople: 10 }),
  /** Certainty under which a line of text counts as not read. */
  textFrom: probability.default(0.85),
  /** Bits of 64 by which the fingerprints of an image and of a rejected one may differ to be called near. */
  nearRejectedBits: z.int().min(0).max(7).default(6),
  /** Calls by which a vision model may be asked again, of one output, with a part of a picture hidden: where it counts things and gives no usable place of them. */
  visionRegionCalls: z.int().min(0).max(64).default(8),
  /** What a code on marking asks for, told item by item; no checklist where it is left out. */
  marking: markingItems.nullable().default(null),
});
export type ImageLimits = z.infer<typeof imageLimits>;

/** The limits of a policy that says nothing of images. */
export const defaultImageLimits: ImageLimits = imageLimits.parse({});
