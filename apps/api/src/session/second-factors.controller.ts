import { Controller, Req, Res } from '@nestjs/common';
import {
  routes,
  type RecoveryCodes,
  type RouteInput,
  type SecondFactorsView,
  type SessionView,
  type StepUpView,
  type TotpOffer,
} from '@countersign/contracts';
import {
  beginTotp,
  completeSignIn,
  confirmTotp,
  getSecondFactors,
  proveAgain,
  removeTotp,
  renewRecoveryCodes,
  sessionView,
  stepUpByPasskey,
  type Session,
} from '@countersign/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Input, SignedIn } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { requireRelyingParty } from './require-relying-party.js';
import { giveSession, originOf } from './session-cookie.js';

/** The second step of signing in and proving again, by whatever a person has; and setting up an authenticator. */
@Controller()
export class SecondFactorsController {
  constructor(private readonly product: Product) {}

  @Route(routes.completeSignIn)
  async completeSignIn(
    @Input() { body }: RouteInput<typeof routes.completeSignIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { challenge, code, passkey } = body;
    const first = { challenge, secrets: this.product.factors, origin: originOf(request), now: new Date() };
    const shown = passkey ? { passkey, party: requireRelyingParty(this.product.config) } : { code: code ?? '' };
    const session = await completeSignIn(this.product.db, { ...first, ...shown });
    giveSession(reply, session, this.product.config);
    return sessionView(session, this.product.policy.roles);
  }

  @Route(routes.getSecondFactors)
  getSecondFactors(@SignedIn() { actor }: Session): Promise<SecondFactorsView> {
    return this.product.db.read((tx) => getSecondFactors(tx, actor));
  }

  @Route(routes.beginTotp)
  beginTotp(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { body }: RouteInput<typeof routes.beginTotp>,
  ): Promise<TotpOffer> {
    return beginTotp(this.product.db, actor, { ...body, secrets: this.product.factors, now: new Date(), sessionId });
  }

  @Route(routes.confirmTotp)
  confirmTotp(
    @SignedIn() { actor }: Session,
    @Input() { body }: RouteInput<typeof routes.confirmTotp>,
  ): Promise<RecoveryCodes> {
    return this.product.db.transaction((tx) => confirmTotp(tx, actor, this.given(body.code)));
  }

  @Route(routes.removeTotp)
  async removeTotp(
    @SignedIn() { actor }: Session,
    @Input() { body }: RouteInput<typeof routes.removeTotp>,
  ): Promise<void> {
    // Thrown here and not inside, so that the failure stays counted.
    const refusal = await this.product.db.transaction((tx) => removeTotp(tx, actor, this.given(body.code)));
    if (refusal) throw refusal;
  }

  @Route(routes.renewRecoveryCodes)
  renewRecoveryCodes(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { body }: RouteInput<typeof routes.renewRecoveryCodes>,
  ): Promise<RecoveryCodes> {
    const given = { ...body, secrets: this.product.factors, now: new Date(), sessionId };
    return renewRecoveryCodes(this.product.db, actor, given);
  }

  @Route(routes.stepUp)
  async stepUp(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { body }: RouteInput<typeof routes.stepUp>,
  ): Promise<StepUpView> {
    const { code, passkey } = body;
    if (passkey) {
      const answer = { passkey, party: requireRelyingParty(this.product.config), sessionId, now: new Date() };
      return stepUpByPasskey(this.product.db, actor, answer);
    }
    const given = { ...this.given(code ?? ''), sessionId };
    const proved = await this.product.db.transaction((tx) => proveAgain(tx, actor, given));
    if ('refusal' in proved) throw proved.refusal;
    return proved;
  }

  private given(code: string) {
    return { code, secrets: this.product.factors, now: new Date() };
  }
}
