import { fileURLToPath } from 'node:url';
import { loadPolicy } from '@countersign/policy';

/** What the shipped policies say of the checks of images. */
export const { images: shippedLimits } = (
  await loadPolicy(fileURLToPath(new URL('../../../../../policies', import.meta.url)))
).checks;
