import { localizedText, slug } from '@countersign/contracts';
import { z } from 'zod';
import { refuseRepeats } from './refuse-repeats.js';

const deviceClass = z.strictObject({
  name: slug,
  label: localizedText,
  costEurPerHour: z.number().min(0),
  watts: z.number().min(0),
});

/** `devices.yaml`: kinds of machine that workers run on, with what they cost. */
export const devices = z.strictObject({
  version: z.literal(1),
  classes: z
    .array(deviceClass)
    .min(1)
    .superRefine(refuseRepeats((item) => item.name, 'name')),
  gridGramsCo2PerKwh: z.number().min(0),
});
export type Devices = z.infer<typeof devices>;
