import type { FastifyReply, FastifyRequest } from 'fastify';
import type {} from '@fastify/cookie';
import type { Session } from '@countersign/identity';
import { sessionCookieOf } from '../http/authentication.js';
import type { Config } from '../config.js';

/** Gives the browser the cookie of a session that has just been opened. */
export function giveSession(
  reply: FastifyReply,
  { token, expiresAt }: Session & { token: string },
  config: Config,
): void {
  void reply.setCookie(sessionCookieOf(config), token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: config.secureCookies,
    path: '/',
    expires: expiresAt,
  });
}

/** Where a request comes from; behind a proxy as `COUNTERSIGN_TRUST_PROXY` says. */
export const originOf = (request: FastifyRequest) => ({
  userAgent: request.headers['user-agent'],
  address: request.ip,
});
