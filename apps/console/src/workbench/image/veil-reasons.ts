import type { Doubt } from './unsafe-images.js';

/** The sentences that say why an image is blurred, by why it should not be met unprepared. */
export const veilReasons = {
  unsafe: 'veiledUnsafe',
  looking: 'veiledLooking',
  'not-seen': 'veiledNotSeen',
} as const satisfies Record<Doubt, string>;
