import { slug } from '@countersign/contracts';
import { z } from 'zod';
import { checkKind } from '../review-facts.js';
import { deviceName } from './devices.js';
import { imageLimits } from './image-limits.js';
import { refuseRepeats } from './refuse-repeats.js';

const checkSetting = z.strictObject({
  check: slug,
  kind: checkKind,
  enabled: z.boolean(),
  timeoutSeconds: z.int().min(1).max(3600),
  attempts: z.int().min(1).max(10),
  /** Class of device that it runs on where a worker of that class lives; any worker without. */
  device: deviceName.optional(),
});
export type CheckSetting = z.infer<typeof checkSetting>;

const settings = z.array(checkSetting).superRefine(refuseRepeats((setting) => setting.check, 'check'));

/** Of an AI system, or of all (`*`): the least calibrated probability with which its outputs pass a check. */
const threshold = z.strictObject({
  check: slug,
  system: z.union([slug, z.literal('*')]),
  leastProbability: z.number().min(0).max(1),
});

/** `checks.yaml`: which checks run on which modality. */
export const checkSettings = z.strictObject({
  version: z.literal(1),
  modalities: z.strictObject({ text: settings, image: settings, schedule: settings }),
  thresholds: z
    .array(threshold)
    .superRefine(refuseRepeats(({ check, system }) => `${check} ${system}`, 'system'))
    .default([]),
  images: imageLimits.prefault({}),
  /** What of the version before is not checked again in a revision; answers of models beside the product's own may come out otherwise each time. */
  reuse: z.strictObject({ modelAnswers: z.boolean() }).default({ modelAnswers: false }),
});
export type CheckSettings = z.infer<typeof checkSettings>;
