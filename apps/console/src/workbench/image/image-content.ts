import { z } from 'zod';

/** What the page needs of an image submission's content (libs/modalities holds the whole schema). */
export const imageContent = z.object({
  images: z
    .array(
      z.object({
        digest: z.string(),
        altText: z.string().optional(),
        declared: z
          .object({
            width: z.number().optional(),
            height: z.number().optional(),
            mediaType: z.string().optional(),
            aiGenerated: z.boolean().optional(),
            seed: z.number().optional(),
          })
          .optional(),
      }),
    )
    .min(1),
});
export type ImageItem = z.infer<typeof imageContent>['images'][number];

/** A rectangle in pixels of the original image: x, y, width, height. */
export type Box4 = [number, number, number, number];
