import { Controller, Logger, Req, Res } from '@nestjs/common';
import {
  consolePlace,
  notFound,
  preferredLanguage,
  routes,
  type RouteInput,
  type SignInRefusal,
} from '@countersign/contracts';
import {
  proveByIdentity,
  providerFlow,
  RefusedSignIn,
  SealedTokens,
  signInByIdentity,
  type IdentityProvider,
  type Session,
} from '@countersign/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Input, SignedIn } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { giveSession, originOf } from './session-cookie.js';

/** How long somebody may take at the provider. */
const flowSeconds = 600;

const keptFlow = z.strictObject({
  ...providerFlow.shape,
  returnTo: consolePlace,
  /** The session whose person is to prove who they are; null for a sign-in. */
  proving: z.string().nullable().default(null),
  /** Unix seconds. */
  expires: z.int(),
});
type KeptFlow = z.infer<typeof keptFlow>;

/** Where somebody ends who was to prove who they are: their account, which says what came of it. */
const afterProof = (proved: boolean): string => `/account?proved=${proved ? 'yes' : 'no'}`;
const begunAt = ({ expires }: KeptFlow): Date => new Date((expires - flowSeconds) * 1000);

const noProvider = () => notFound({ en: 'identity provider', 'zh-TW': '身分提供者' }, 'OIDC_ISSUER');

/** Sign-in by an identity provider: browsers are sent there and come back; whatever comes of it, they end in the console. */
@Controller()
export class OidcController {
  private readonly logger = new Logger(OidcController.name);
  private readonly flows: SealedTokens<KeptFlow>;
  private readonly flowCookie: string;

  constructor(private readonly product: Product) {
    // Over TLS with the prefix by which browsers take it from secure places alone; it has a path of its own.
    this.flowCookie = `${product.config.secureCookies ? '__Secure-' : ''}countersign_oidc`;
    this.flows = new SealedTokens(product.secretKey, 'countersign-oidc-flow:', keptFlow);
  }

  @Route(routes.startOidc)
  async start(@Input() { query }: RouteInput<typeof routes.startOidc>, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, { returnTo: query.returnTo, proving: null });
  }

  @Route(routes.proveByOidc)
  async prove(@SignedIn() { sessionId }: Session, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, { returnTo: afterProof(true), proving: sessionId });
  }

  @Route(routes.finishOidc)
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const provider = this.provider();
    void reply.clearCookie(this.flowCookie, this.cookiePlace());
    const flow = this.flows.read(request.cookies[this.flowCookie] ?? '', new Date());
    if (!flow) return this.toSignIn(reply, 'expired');
    const { proving, returnTo } = flow;
    try {
      const { state, nonce, codeVerifier } = flow;
      const address = new URL(request.url, this.product.config.publicUrl);
      const identity = await provider.finish(address, { state, nonce, codeVerifier });
      if (proving !== null) {
        const { signIn: rules } = this.product.policy;
        const proof = { identity, rules, sessionId: proving, begun: begunAt(flow), now: new Date() };
        const proved = await this.product.db.transaction((tx) => proveByIdentity(tx, proof));
        return this.toConsole(reply, afterProof(proved));
      }
      const { rolesClaim } = this.product.config.oidc ?? { rolesClaim: '' };
      const result = await this.product.db.transaction((tx) =>
        signInByIdentity(tx, {
          identity,
          rules: this.product.policy.signIn,
          rolesClaim,
          language: preferredLanguage(request.headers['accept-language']),
          origin: originOf(request),
          now: new Date(),
        }),
      );
      if ('refused' in result) return this.toSignIn(reply, result.refused);
      giveSession(reply, result.session, this.product.config);
      this.toConsole(reply, returnTo);
    } catch (error) {
      this.refuse(reply, error, proving);
    }
  }

  @Route(routes.leaveOidc)
  async leave(@Res() reply: FastifyReply): Promise<void> {
    const provider = this.provider();
    try {
      const here = `${this.product.config.publicUrl}/`;
      void reply.redirect((await provider.endSession(here)) ?? here);
    } catch (error) {
      this.refuse(reply, error);
    }
  }

  /** Sends the browser to the provider; a session that is to be proved makes it ask. */
  private async send(
    reply: FastifyReply,
    { returnTo, proving }: Pick<KeptFlow, 'returnTo' | 'proving'>,
  ): Promise<void> {
    const provider = this.provider();
    try {
      const { address, flow } = await provider.begin({
        anew: proving !== null,
        ask: this.product.policy.signIn.authentication?.ask ?? [],
      });
      const expires = Math.floor(Date.now() / 1000) + flowSeconds;
      const kept = this.flows.issue({ ...flow, returnTo, proving, expires });
      // Not strict: the browser comes back from another site.
      void reply.setCookie(this.flowCookie, kept, { ...this.cookiePlace(), maxAge: flowSeconds });
      void reply.redirect(address);
    } catch (error) {
      this.refuse(reply, error, proving);
    }
  }

  private provider(): IdentityProvider {
    if (!this.product.provider) throw noProvider();
    return this.product.provider;
  }

  private cookiePlace() {
    const { secureCookies } = this.product.config;
    return { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: routes.startOidc.path } as const;
  }

  /** Nothing of it goes into the log, which nobody can shorten: anybody can come to these addresses, as often as they like. */
  private refuse(reply: FastifyReply, error: unknown, proving: KeptFlow['proving'] = null): void {
    if (!(error instanceof RefusedSignIn)) throw error;
    this.logger.warn(`${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}`);
    if (proving === null) this.toSignIn(reply, error.reason);
    else this.toConsole(reply, afterProof(false));
  }

  private toSignIn(reply: FastifyReply, reason: SignInRefusal): void {
    this.toConsole(reply, `/login?refused=${reason}`);
  }

  private toConsole(reply: FastifyReply, place: string): void {
    void reply.redirect(`${this.product.config.publicUrl}/#${place}`);
  }
}
