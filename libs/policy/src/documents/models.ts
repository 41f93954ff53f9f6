import { digest, localizedText, modality, slug } from '@countersign/contracts';
import { z } from 'zod';
import { refuseRepeats } from './refuse-repeats.js';

const model = z.strictObject({
  name: slug,
  revision: z.string().min(1),
  license: z.string().min(1),
  weights: z.strictObject({ file: z.string().min(1), digest }).nullable(),
  label: localizedText,
  modalities: z.array(modality).min(1),
});

/** `models.yaml`: models that checks may use, pinned by revision and the digest of their weights. */
export const models = z.strictObject({
  version: z.literal(1),
  models: z.array(model).superRefine(refuseRepeats((item) => `${item.name} ${item.revision}`, 'revision')),
});
export type Models = z.infer<typeof models>;
