import { ProductError } from '@countersign/contracts';
import type { FastifyRequest } from 'fastify';

/** The `Idempotency-Key` of a request, null when there is none: 1 to 200 visible ASCII characters. */
export function idempotencyKeyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new ProductError('invalid-query', {
    en: 'An Idempotency-Key has 1 to 200 visible ASCII characters without spaces, for example a UUID.',
    'zh-TW': 'Idempotency-Key 須為 1 至 200 個可見的 ASCII 字元，不含空白，例如 UUID。',
  });
}
