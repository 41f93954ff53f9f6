import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import { Logger } from '@nestjs/common';
import { ProductError } from '@countersign/contracts';
import { parseKeyToken } from '@countersign/identity';
import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { sessionCookieOf } from './authentication.js';
import { Told } from './told.js';

const windowMs = 60_000;

/** Whose requests are counted together: an API key by its id, a session by its cookie, anyone else by address. */
const credentialOf =
  (sessionCookie: string) =>
  (request: FastifyRequest): string => {
    const bearer = request.headers.authorization?.replace(/^Bearer /i, '');
    const key = bearer === undefined ? null : parseKeyToken(bearer);
    return key?.prefix ?? request.cookies[sessionCookie] ?? request.ip;
  };

const rateLimited = (after: number): ProductError =>
  new ProductError(
    'rate-limited',
    {
      en: `This credential sent more requests than it may in a minute. Go on after ${after} seconds.`,
      'zh-TW': `此憑證在一分鐘內的請求已達上限。請於 ${after} 秒後繼續。`,
    },
    { retryAfter: after },
  );

/** How many requests a credential may send in a minute. Those over it are told to whoever reads the process's log once a minute. */
export function rateLimitOf(config: Pick<Config, 'rateLimit' | 'secureCookies'>): RateLimitPluginOptions {
  const logger = new Logger('problem');
  const told = new Told(windowMs);
  return {
    max: config.rateLimit,
    timeWindow: windowMs,
    keyGenerator: credentialOf(sessionCookieOf(config)),
    // Before the hook that authenticates: guessing credentials is counted, too.
    hook: 'onRequest',
    errorResponseBuilder: (_, context) => rateLimited(Math.max(1, Math.ceil(context.ttl / 1000))),
    onExceeded({ id, method, routeOptions, ip }, credential) {
      if (!told.isFirst(credential, Date.now())) return;
      logger.warn({ traceId: id, refused: 'rate-limited', who: null, method, route: routeOptions.url, ip });
    },
    allowList: (request) => !request.url.startsWith('/api/v1/'),
  };
}
