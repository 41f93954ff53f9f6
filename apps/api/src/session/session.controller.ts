import { Controller, Res } from '@nestjs/common';
import { routes, type PersonView, type RouteInput, type SessionView } from '@countersign/contracts';
import { changeProfile, sessionView, signIn, signOut, type Session } from '@countersign/identity';
import type { FastifyReply } from 'fastify';
import { sessionCookie } from '../http/authentication.js';
import { Input, SignedIn } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class SessionController {
  constructor(private readonly product: Product) {}

  @Route(routes.signIn)
  async signIn(
    @Input() { body }: RouteInput<typeof routes.signIn>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const session = await signIn(this.product.db, { ...body, now: new Date() });
    void reply.setCookie(sessionCookie, session.token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.product.config.secureCookies,
      path: '/',
      expires: session.expiresAt,
    });
    return sessionView(session);
  }

  @Route(routes.getSession)
  getSession(@SignedIn() session: Session): SessionView {
    return sessionView(session);
  }

  @Route(routes.signOut)
  async signOut(@SignedIn() session: Session, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.product.db.transaction((tx) => signOut(tx, session.actor, { sessionId: session.sessionId }));
    void reply.clearCookie(sessionCookie, { path: '/' });
  }

  @Route(routes.changeProfile)
  changeProfile(
    @SignedIn() session: Session,
    @Input() { body }: RouteInput<typeof routes.changeProfile>,
  ): Promise<PersonView> {
    const input = { ...body, sessionId: session.sessionId, now: new Date() };
    return changeProfile(this.product.db, session.actor, input);
  }
}
