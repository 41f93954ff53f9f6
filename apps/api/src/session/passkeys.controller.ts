import { Controller, Req, Res } from '@nestjs/common';
import {
  routes,
  type PasskeyAdded,
  type PasskeyOffer,
  type PasskeyRequest,
  type RouteInput,
  type SessionView,
} from '@countersign/contracts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  beginStepUp,
  removePasskey,
  sessionView,
  signInByPasskey,
  type Session,
} from '@countersign/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Input, SignedIn } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { passwordsOff } from './passwords-off.js';
import { requireRelyingParty } from './require-relying-party.js';
import { giveSession, originOf } from './session-cookie.js';

/** Passkeys: signing in by one, proving again by one, and those of one's account. */
@Controller()
export class PasskeysController {
  constructor(private readonly product: Product) {}

  @Route(routes.beginPasskeySignIn)
  beginSignIn(@Input() { body }: RouteInput<typeof routes.beginPasskeySignIn>): Promise<PasskeyRequest> {
    return beginPasskeySignIn(this.product.db, { ...body, ...this.local() });
  }

  @Route(routes.signInByPasskey)
  async signIn(
    @Input() { body }: RouteInput<typeof routes.signInByPasskey>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const input = { ...body, ...this.local(), origin: originOf(request) };
    const session = await signInByPasskey(this.product.db, input);
    giveSession(reply, session, this.product.config);
    return sessionView(session, this.product.policy.roles);
  }

  @Route(routes.beginStepUp)
  beginStepUp(@SignedIn() { actor, sessionId }: Session): Promise<PasskeyRequest> {
    const input = { sessionId, ...this.given() };
    return this.product.db.transaction((tx) => beginStepUp(tx, actor, input));
  }

  @Route(routes.beginPasskey)
  begin(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { body }: RouteInput<typeof routes.beginPasskey>,
  ): Promise<PasskeyOffer> {
    return beginPasskey(this.product.db, actor, { ...body, ...this.local(), sessionId });
  }

  @Route(routes.addPasskey)
  add(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { body }: RouteInput<typeof routes.addPasskey>,
  ): Promise<PasskeyAdded> {
    return addPasskey(this.product.db, actor, { ...body, ...this.local(), sessionId });
  }

  @Route(routes.removePasskey)
  remove(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { params, body }: RouteInput<typeof routes.removePasskey>,
  ): Promise<void> {
    const given = { secrets: this.product.factors, now: new Date(), sessionId };
    return removePasskey(this.product.db, actor, { ...params, ...body, ...given });
  }

  /** What passkeys are held against. */
  private given() {
    return { party: requireRelyingParty(this.product.config), now: new Date() };
  }

  /** The same where people sign in by what is kept here. */
  private local() {
    if (!this.product.config.passwords) throw passwordsOff();
    return { ...this.given(), secrets: this.product.factors };
  }
}
