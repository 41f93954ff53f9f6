import { ProductError } from '@countersign/contracts';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

/** The bytes of an image as they come in; refuses a body that was sent as something else. */
export function rawBody({ body }: FastifyRequest): Readable {
  if (body instanceof Readable) return body;
  throw new ProductError('unsupported-media-type', {
    en: 'Send the raw bytes of the image with its Content-Type, for example image/png.',
    'zh-TW': '請以原始位元組傳送圖片並註明 Content-Type，例如 image/png。',
  });
}
