import { judgeImage } from '@countersign/storage';
import { hostileImages } from '@countersign/testing';
import { Count } from '../measure/count.ts';

function isRefused(bytes: Buffer): boolean {
  try {
    judgeImage(bytes);
    return false;
  } catch {
    return true;
  }
}

/** Of the files made to do harm that must not be taken in, how many are refused. */
export async function measureHostile(): Promise<Count> {
  const refused = new Count();
  for (const { name, bytes, end } of await hostileImages()) {
    if (end === 'refused') refused.add(isRefused(bytes), name);
  }
  return refused;
}
