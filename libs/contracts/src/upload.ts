import { z } from 'zod';
import { digest, instant } from './ids.js';

/** What is declared of an image before its bytes are sent. `mediaType` only has to be one that is taken in: the bytes decide. */
export const uploadInput = z
  .strictObject({
    digest,
    size: z.int().min(1).max(26_214_400),
    mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']),
  })
  .meta({ id: 'UploadInput' });
export type UploadInput = z.infer<typeof uploadInput>;

/** Where the bytes go, and until when. */
export const uploadView = z
  .strictObject({ href: z.string(), method: z.literal('PUT'), expiresAt: instant })
  .meta({ id: 'Upload' });
export type UploadView = z.infer<typeof uploadView>;
