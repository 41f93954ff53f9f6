import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { authorize, passwordToBeChanged } from '@countersign/access';
import { ProductError, type RouteDefinition, type SubjectType } from '@countersign/contracts';
import { findSessions, type Session } from '@countersign/identity';
import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.js';
import { Product } from '../product.js';
import { BriefCache } from './brief-cache.js';
import { Coalescer } from './coalescer.js';
import { KeyRing } from './key-ring.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route needs, from its definition; absent on what is no route of the contract (console, documentation). */
    needs?: RouteDefinition['needs'];
    name?: RouteDefinition['name'];
  }
}

/** Name of the session cookie; over TLS with the prefix by which browsers take it from this very host alone (RFC 6265bis, section 4.1.3). */
export const sessionCookieOf = ({ secureCookies }: Pick<Config, 'secureCookies'>): string =>
  secureCookies ? '__Host-countersign_session' : 'countersign_session';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** All that is open to who has to set an own password. */
const towardsOwnPassword: ReadonlySet<string> = new Set(['getSession', 'changeProfile', 'signOut']);

/** What credentials stand for. */
const identity: ReadonlySet<SubjectType> = new Set<SubjectType>(['Profile', 'Person', 'Key', 'System', 'Elevation']);

/**
 * Finds out who asks, by API key or session, and whether their rules allow this route at all; verbs look closer. Called
 * before the body is read: nobody sends megabytes to be told that they are not known.
 */
@Injectable()
export class Authentication implements OnApplicationShutdown {
  private readonly keys: KeyRing;
  private readonly sessions: BriefCache<Session | null>;
  private readonly cookie: string;

  constructor(product: Product) {
    this.cookie = sessionCookieOf(product.config);
    this.keys = new KeyRing(product.db);
    // A look-up begins after its request came, in a group as alone: none outlives a revocation.
    const lookUps = new Coalescer<string, Session | null>(async (tokens) => {
      const sessions = await product.db.read((tx) => findSessions(tx, tokens, new Date()));
      return sessions.map((answer) => ({ answer }));
    });
    this.sessions = new BriefCache(async (token) => {
      const session = await lookUps.submit(token);
      return session && { ...session, actor: { ...session.actor, roles: product.policy.roles } };
    });
  }

  /** Sets the actor of the request; throws the refusal for one without the right to its route. */
  async authenticate(request: FastifyRequest): Promise<void> {
    const { needs, name = '' } = request.routeOptions.config;
    if (needs === undefined || needs === 'public') return;
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    request.actor = bearer === undefined ? await this.bySession(request) : await this.keys.actorOf(bearer, request.ip);
    const { actor } = request;
    // Else what is one's own could be changed before: a passkey added that outlives the password.
    if (actor.kind === 'person' && actor.passwordToBeChanged && !towardsOwnPassword.has(name))
      throw passwordToBeChanged();
    authorize(actor, ...needs);
  }

  /** The open session that a request carries, whatever its route takes; null without one. */
  async sessionOf(request: FastifyRequest): Promise<Session | null> {
    const token = request.cookies[this.cookie];
    return token ? this.sessions.find(token) : null;
  }

  /** Called before a request is answered: one that changes people, sessions, keys or rights ends what is held of them. */
  settle(request: FastifyRequest): void {
    const { needs } = request.routeOptions.config;
    if (needs === undefined || needs === 'public' || reading.has(request.method) || !identity.has(needs[1])) return;
    this.keys.forget();
    this.sessions.forget();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.keys.close();
  }

  private async bySession(request: FastifyRequest) {
    const session = await this.sessionOf(request);
    if (!session) {
      throw new ProductError('not-signed-in', {
        en: 'Sign in, or send "Authorization: Bearer <API key>". A session ends when it is not used for 12 hours.',
        'zh-TW': '請先登入，或傳送「Authorization: Bearer <API 金鑰>」。工作階段閒置 12 小時後即失效。',
      });
    }
    if (!reading.has(request.method)) requireCsrfToken(request, session.csrfToken);
    request.session = session;
    return session.actor;
  }
}

function requireCsrfToken(request: FastifyRequest, expected: string): void {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const wanted = Buffer.from(expected);
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  throw new ProductError('csrf-token', {
    en: 'A changing request of a session carries its token in X-CSRF-Token. Read it with GET /api/v1/session.',
    'zh-TW': '工作階段的變更請求必須在 X-CSRF-Token 標頭帶上權杖。請以 GET /api/v1/session 取得。',
  });
}
