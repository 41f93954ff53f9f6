import { z } from 'zod';
import type { BlobPlace } from './open-blob-store.js';

const text = z.string().min(1).optional();

/** The settings of a bucket for images, for the schemas of the processes that use it; without S3_BUCKET images are files. */
export const blobPlaceSettings = {
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
};

const needed = ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** The place that these settings name. Throws with what is missing where they name half a bucket. */
export function blobPlaceOf(env: z.output<z.ZodObject<typeof blobPlaceSettings>>, folder: string): BlobPlace {
  const { S3_BUCKET: bucket, S3_REGION: region } = env;
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (bucket === undefined) {
    const given = needed.filter((name) => env[name] !== undefined);
    if (given.length === 0) return { folder, s3: null };
    throw new Error(`${given.join(', ')} is set and S3_BUCKET is not: name the bucket, or leave all of them out.`);
  }
  if (endpoint === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    const missing = needed.filter((name) => env[name] === undefined);
    throw new Error(`S3_BUCKET is set and ${missing.join(', ')} is not: set it, or leave S3_BUCKET out.`);
  }
  return { folder, s3: { bucket, region, accessKeyId, secretAccessKey, endpoint: endpoint.replace(/\/+$/, '') } };
}
