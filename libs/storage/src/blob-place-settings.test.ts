import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { blobPlaceOf, blobPlaceSettings } from './blob-place-settings.js';

const place = (environment: Record<string, string>) =>
  blobPlaceOf(z.object(blobPlaceSettings).parse(environment), '/data/blobs');
const whole = {
  S3_BUCKET: 'images',
  S3_ENDPOINT: 'https://s3.example.com/',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

describe('blobPlaceOf', () => {
  it('is a folder without a bucket', () => {
    expect(place({})).toEqual({ folder: '/data/blobs', s3: null });
  });

  it('is a bucket with all that it needs', () => {
    expect(place(whole).s3).toEqual({
      bucket: 'images',
      region: 'us-east-1',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      endpoint: 'https://s3.example.com',
    });
  });

  it('says what half a bucket lacks', () => {
    expect(() => place({ S3_BUCKET: 'images', S3_ENDPOINT: 'https://s3.example.com' })).toThrow(
      'S3_BUCKET is set and S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY is not',
    );
    expect(() => place({ ...whole, S3_BUCKET: '' })).toThrow(/S3_BUCKET|pattern|bucket/);
    expect(() => place({ S3_ENDPOINT: 'https://s3.example.com' })).toThrow('S3_ENDPOINT is set and S3_BUCKET is not');
  });
});
