import { z } from 'zod';
import { worded } from './wording.js';

function isTimeZone(name: string): boolean {
  try {
    // Offsets such as +08:00 are no zones: they know no summer time.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** An IANA time zone. */
export const timeZone = z
  .string()
  .max(64)
  .refine(
    isTimeZone,
    worded({ en: 'must be an IANA time zone such as Asia/Taipei', 'zh-TW': '須為 IANA 時區名稱，例如 Asia/Taipei' }),
  );
