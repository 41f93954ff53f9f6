import { Logger } from '@nestjs/common';
import { ProductError } from '@countersign/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type {} from '@fastify/rate-limit';
import type { Authentication } from './authentication.js';
import { Told } from './told.js';

/** The window in which requests are counted. */
export const windowMs = 60_000;

/**
 * Whose requests are counted together: an API key's, a session's, or those that come with one link. Everything else, wrong
 * credentials and attempts to sign in among them, counts for the address: names that a caller makes up open no count of their own.
 */
function countedAs({ actor, session, query, routeOptions, ip }: FastifyRequest): string {
  if (session) return `session ${session.sessionId}`;
  if (actor) return `key ${actor.id}`;
  const { token } = query as { token?: unknown };
  // Whoever makes up a link is told so by its signature, without a look at the database.
  const isLink = routeOptions.config.needs === 'public' && typeof token === 'string';
  return isLink ? `link ${token}` : `address ${ip}`;
}

const rateLimited = (after: number): ProductError =>
  new ProductError(
    'rate-limited',
    {
      en: `This credential or address sent more requests than it may in a minute. Go on after ${after} seconds.`,
      'zh-TW': `此憑證或位址在一分鐘內的請求已達上限。請於 ${after} 秒後繼續。`,
    },
    { retryAfter: after },
  );

/**
 * Finds out who sends each request to a route of `/api/v1/` and counts it, before its body is read; what is over the limit is
 * refused, and told to whoever reads the process's log once a minute. Needs `@fastify/rate-limit`.
 */
export function guardRequests(fastify: FastifyInstance, authentication: Authentication): void {
  const logger = new Logger('problem');
  const told = new Told(windowMs);
  const count = fastify.createRateLimit({ keyGenerator: countedAs });

  async function requireRoom(request: FastifyRequest): Promise<void> {
    // By the route, not by the address as it was typed: `%61pi` is decoded before routes are looked up.
    if (!request.routeOptions.url?.startsWith('/api/v1/')) return;
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    if (told.isFirst(counted.key, Date.now())) {
      const { id, method, routeOptions, ip } = request;
      logger.warn({ traceId: id, refused: 'rate-limited', who: null, method, route: routeOptions.url, ip });
    }
    throw rateLimited(Math.max(1, Math.ceil(counted.ttl / 1000)));
  }

  fastify.addHook('preParsing', async (request) => {
    try {
      await authentication.authenticate(request);
    } catch (refusal) {
      await requireRoom(request);
      throw refusal;
    }
    await requireRoom(request);
  });
}
