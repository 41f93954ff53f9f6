import { Controller, Req, Res } from '@nestjs/common';
import {
  routes,
  type OpenSessionView,
  type Page,
  type PersonView,
  type RevokedSessions,
  type RouteInput,
  type SessionView,
  type SignInOffer,
} from '@countersign/contracts';
import {
  changeProfile,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  sessionView,
  signIn,
  signOut,
  type Session,
} from '@countersign/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookieOf } from '../http/authentication.js';
import { Input, SignedIn } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { passwordsOff } from './passwords-off.js';
import { giveSession, originOf } from './session-cookie.js';

@Controller()
export class SessionController {
  constructor(private readonly product: Product) {}

  @Route(routes.signIn)
  async signIn(
    @Input() { body }: RouteInput<typeof routes.signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    if (!this.product.config.passwords) throw passwordsOff();
    const session = await signIn(
      this.product.db,
      { ...body, now: new Date(), origin: originOf(request) },
      { secrets: this.product.factors },
    );
    giveSession(reply, session, this.product.config);
    return sessionView(session, this.product.policy.roles);
  }

  @Route(routes.getSignInOffer)
  getSignInOffer(): SignInOffer {
    const { passwords, oidc, relyingParty } = this.product.config;
    return {
      password: passwords,
      oidc: oidc && { label: oidc.label },
      passkey: relyingParty && { host: relyingParty.id },
    };
  }

  @Route(routes.getSession)
  getSession(@SignedIn() session: Session): SessionView {
    return sessionView(session, this.product.policy.roles);
  }

  @Route(routes.signOut)
  async signOut(@SignedIn() session: Session, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { config, db } = this.product;
    await db.transaction((tx) => signOut(tx, session.actor, { sessionId: session.sessionId }));
    void reply.clearCookie(sessionCookieOf(config), { path: '/', secure: config.secureCookies });
  }

  @Route(routes.changeProfile)
  changeProfile(
    @SignedIn() session: Session,
    @Input() { body }: RouteInput<typeof routes.changeProfile>,
  ): Promise<PersonView> {
    const input = { ...body, sessionId: session.sessionId, now: new Date() };
    return changeProfile(this.product.db, session.actor, input);
  }

  @Route(routes.listSessions)
  listSessions(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { query }: RouteInput<typeof routes.listSessions>,
  ): Promise<Page<OpenSessionView>> {
    return this.product.db.read((tx) => listSessions(tx, actor, { ...query, sessionId, now: new Date() }));
  }

  @Route(routes.revokeSession)
  revokeSession(
    @SignedIn() { actor }: Session,
    @Input() { params }: RouteInput<typeof routes.revokeSession>,
  ): Promise<void> {
    return this.product.db.transaction((tx) => revokeSession(tx, actor, params));
  }

  @Route(routes.revokeOtherSessions)
  revokeOtherSessions(@SignedIn() { actor, sessionId }: Session): Promise<RevokedSessions> {
    return this.product.db.transaction((tx) => revokeOtherSessions(tx, actor, { sessionId }));
  }
}
