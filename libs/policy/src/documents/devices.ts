import { localizedText } from '@countersign/contracts';
import { z } from 'zod';
import { refuseRepeats } from './refuse-repeats.js';

/** `cpu`, `remote` (somebody else's machine), or `cuda:` and the name of a graphics card, such as `cuda:A100`. */
export const deviceName = z.string().regex(/^(cpu|remote|cuda:[A-Za-z0-9][A-Za-z0-9.-]{0,40})$/, {
  error: 'must be cpu, remote, or cuda: and the name of a card, such as cuda:A100',
});

const deviceClass = z.strictObject({
  name: deviceName,
  label: localizedText,
  /** What one hour of such a machine costs. */
  costEurPerHour: z.number().min(0),
  /** What it draws while it computes: for estimates, where nothing is measured. 0: not known. */
  watts: z.number().min(0),
});
export type DeviceClass = z.infer<typeof deviceClass>;

/** `devices.yaml`: kinds of machine that models run on, with what they cost. */
export const devices = z.strictObject({
  version: z.literal(2),
  classes: z
    .array(deviceClass)
    .min(1)
    .superRefine(refuseRepeats((item) => item.name, 'name')),
  gridGramsCo2PerKwh: z.number().min(0),
});
export type Devices = z.infer<typeof devices>;
