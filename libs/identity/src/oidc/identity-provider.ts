import * as client from 'openid-client';
import { z } from 'zod';
import type { ProvedIdentity } from './claims.js';
import { RefusedSignIn } from './refused-sign-in.js';

export interface ProviderSettings {
  /** Its issuer identifier, from which everything else is discovered. */
  issuer: string;
  clientId: string;
  /** Absent for a public client: PKCE alone binds the code to who asked for it. */
  clientSecret?: string | undefined;
  scopes: string;
  /** Where the provider sends people back to. */
  redirectUri: string;
}

/** What must be kept of a sign-in while its person is at the provider. */
export const providerFlow = z.strictObject({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });
export type ProviderFlow = z.infer<typeof providerFlow>;

/** What was discovered is believed this long: keys of the provider are looked up anew when they change, addresses seldom do. */
const discoveredMs = 3_600_000;
const timeoutSeconds = 10;

/** An OpenID provider, asked by authorisation code with PKCE, state and nonce. Every failure is a `RefusedSignIn`. */
export class IdentityProvider {
  #known: { configuration: Promise<client.Configuration>; until: number } | null = null;

  constructor(private readonly settings: ProviderSettings) {}

  /** Where to send somebody to sign in, and what to keep until they are back; `anew`: the provider is to ask them, whether or not it knows them already; `ask`: how, as `acr_values`. */
  async begin({ anew = false, ask = [] as readonly string[] } = {}): Promise<{ address: string; flow: ProviderFlow }> {
    const configuration = await this.configuration();
    const flow: ProviderFlow = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.redirectUri,
      scope: this.settings.scopes,
      response_type: 'code',
      code_challenge: await client.calculatePKCECodeChallenge(flow.codeVerifier),
      code_challenge_method: 'S256',
      state: flow.state,
      nonce: flow.nonce,
      // With `max_age` the ID token says when it asked them.
      ...(ask.length > 0 && { acr_values: ask.join(' ') }),
      ...(anew && { prompt: 'login', max_age: '0' }),
    });
    return { address: address.href, flow };
  }

  /** Who came back with that address: state, issuer, code, signature, audience, nonce and times are checked. */
  async finish(address: URL, { state, nonce, codeVerifier }: ProviderFlow): Promise<ProvedIdentity> {
    if (address.searchParams.get('state') !== state) throw new RefusedSignIn('expired');
    if (address.searchParams.get('error') === 'access_denied') throw new RefusedSignIn('cancelled');
    const configuration = await this.configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const own = tokens.claims();
      if (!own) throw new Error('The provider sent no ID token.');
      const more = configuration.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(configuration, tokens.access_token, own.sub)
        : {};
      return { issuer: own.iss, subject: own.sub, claims: { ...more, ...own }, token: own };
    } catch (error) {
      throw new RefusedSignIn(isOutage(error) ? 'provider-unreachable' : 'answer-not-accepted', error);
    }
  }

  /** Where to send somebody to sign out at the provider as well; null when it has no such place. */
  async endSession(returnTo: string): Promise<string | null> {
    const configuration = await this.configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }).href;
  }

  private configuration(): Promise<client.Configuration> {
    const now = Date.now();
    if (this.#known && this.#known.until > now) return this.#known.configuration;
    const configuration = this.discover();
    const known = { configuration, until: now + discoveredMs };
    this.#known = known;
    // A provider that could not be reached is asked again by whoever comes next.
    configuration.catch(() => {
      if (this.#known === known) this.#known = null;
    });
    return configuration;
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const server = new URL(issuer);
    const own = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret);
    // Settings allow plain http for loopback only.
    const insecure = server.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    try {
      return await client.discovery(server, clientId, undefined, own, {
        timeout: timeoutSeconds,
        execute: [...insecure, client.enableNonRepudiationChecks],
      });
    } catch (error) {
      throw new RefusedSignIn('provider-unreachable', error);
    }
  }
}

/** Whether a request failed for want of an answer, and not for what was answered. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof TypeError ||
    error.name === 'TimeoutError' ||
    (error.cause instanceof Error && isOutage(error.cause))
  );
}
