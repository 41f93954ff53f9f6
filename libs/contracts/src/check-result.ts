import { z } from 'zod';
import { evidence, findingDraft, place } from './finding.js';
import { localizedText } from './localized-text.js';
import { checkOutcome } from './states.js';

/** A claim of the output and the source passages that carry it; `support` runs from 0 (nothing carries it) to 1. */
export const attribution = z.strictObject({
  claim: place,
  evidence: z.array(evidence).max(5),
  support: z.number().min(0).max(1),
});
export type Attribution = z.infer<typeof attribution>;

/** Frames of one animation that a check looks at. */
export const mostFramesLookedAt = 8;

/** A perceptual hash of 64 bits, as 16 hexadecimal digits, of the image with that index; of an animation, of the frame with that number, from 0. */
export const imageFingerprint = z.strictObject({
  image: z.int().min(0).max(63),
  frame: z.int().min(0).max(999).optional(),
  hash: z.string().regex(/^[0-9a-f]{16}$/),
});
export type ImageFingerprint = z.infer<typeof imageFingerprint>;

/** Lines of text of one image that a check compares. */
export const mostComparedLines = 60;
/** Lines of text that a check may report of all images together: as many as it can compare. */
export const mostReadLines = 64 * mostComparedLines;

/** A line of text that was read in the image with that index (of an animation in the frame with that number, from 0): where, in pixels of the image as displayed, how certain its characters are, and whether the policy of then calls that certain. */
export const readLine = z.strictObject({
  image: z.int().min(0).max(63),
  frame: z.int().min(0).max(999).optional(),
  text: z.string().min(1).max(300),
  certainty: z.number().min(0).max(1),
  certain: z.boolean(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type ReadLine = z.infer<typeof readLine>;

/** How a check ended. `score` runs from 0 (bad) to 1 (good), null where there is none; an inconclusive end says why in `summary`. */
export const checkResult = z.strictObject({
  outcome: checkOutcome,
  score: z.number().min(0).max(1).nullable(),
  summary: localizedText,
  findings: z.array(findingDraft).max(2000),
  attributions: z.array(attribution).max(5000).default([]),
  measures: z.record(z.string(), z.number()).default({}),
  /** By what later outputs are compared with this one's images. */
  fingerprints: z
    .array(imageFingerprint)
    .max(64 * mostFramesLookedAt)
    .default([]),
  /** Images whose text was looked for, how many lines of each were read and are not kept, and those that are. */
  imageTexts: z
    .strictObject({
      images: z.array(z.strictObject({ image: z.int().min(0).max(63), cut: z.int().min(0) })).max(64),
      lines: z.array(readLine).max(mostReadLines),
    })
    .nullable()
    .default(null),
});
export type CheckResult = z.infer<typeof checkResult>;
/** The same before defaults are filled in: what a check returns. */
export type CheckResultDraft = z.input<typeof checkResult>;
