import { fileURLToPath } from 'node:url';
import { loadPolicy, type Policy } from '@countersign/policy';

let read: Promise<Policy> | undefined;

/** What the shipped policies say of the checks of images. */
export async function shippedLimits(): Promise<Policy['checks']['images']> {
  read ??= loadPolicy(fileURLToPath(new URL('../../../../../policies', import.meta.url)));
  return (await read).checks.images;
}
