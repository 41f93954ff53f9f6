import { Logger } from '@nestjs/common';
import { ProductError } from '@countersign/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type {} from '@fastify/rate-limit';
import type { Authentication } from './authentication.js';
import { Told } from './told.js';

/** The window in which requests are counted. */
export const windowMs = 60_000;

const rateLimited = (after: number): ProductError =>
  new ProductError(
    'rate-limited',
    {
      en: `This credential or address sent more requests than it may in a minute. Go on after ${after} seconds.`,
      'zh-TW': `此憑證或位址在一分鐘內的請求已達上限。請於 ${after} 秒後繼續。`,
    },
    { retryAfter: after },
  );

/** The session or key that a request was found to come from; null where it is nobody's. */
type Sender = string | null;

/**
 * Finds out who sends each request to a route of `/api/v1/` and counts it before its body is read: a session's and an API key's
 * each by themselves, all others, wrong credentials and attempts to sign in among them, by their address (IPv6: the /64). So
 * nothing that a caller makes up opens a count of its own. What is over the limit is refused, and told to whoever reads the
 * process's log once a minute. Needs `@fastify/rate-limit`.
 */
export function guardRequests(fastify: FastifyInstance, authentication: Authentication): void {
  const logger = new Logger('problem');
  const told = new Told(windowMs);
  const senders = new WeakMap<FastifyRequest, string>();
  const countAddress = fastify.createRateLimit();
  const countSender = fastify.createRateLimit({ keyGenerator: (request) => senders.get(request) ?? '' });

  async function requireRoom(request: FastifyRequest, sender: Sender): Promise<void> {
    // By the route, not by the address as it was typed: `%61pi` is decoded before routes are looked up.
    if (!request.routeOptions.url?.startsWith('/api/v1/')) return;
    if (sender !== null) senders.set(request, sender);
    const counted = await (sender === null ? countAddress(request) : countSender(request));
    if (counted.isAllowed || !counted.isExceeded) return;
    if (told.isFirst(counted.key, Date.now())) {
      const { id, method, routeOptions, ip } = request;
      logger.warn({ traceId: id, refused: 'rate-limited', who: null, method, route: routeOptions.url, ip });
    }
    throw rateLimited(Math.max(1, Math.ceil(counted.ttl / 1000)));
  }

  /** Public routes are counted for the session that the browser sends along: behind one address many people look at images. */
  async function senderOf(request: FastifyRequest): Promise<Sender> {
    const session =
      request.session ??
      (request.routeOptions.config.needs === 'public' ? await authentication.sessionOf(request) : null);
    if (session) return `session ${session.sessionId}`;
    return request.actor ? `key ${request.actor.id}` : null;
  }

  fastify.addHook('preParsing', async (request) => {
    try {
      await authentication.authenticate(request);
    } catch (refusal) {
      await requireRoom(request, await senderOf(request));
      throw refusal;
    }
    await requireRoom(request, await senderOf(request));
  });
}
