import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';

/** Somebody whom the provider knows: `sub` and whatever it claims about them; `acr` and `amr` are how they sign in. */
export type ProviderAccount = { sub: string } & Record<string, unknown>;

/** A real OpenID provider on loopback. Its sign-in page has one button an account; people change while it runs. */
export interface TestIdentityProvider {
  issuer: string;
  accounts: Map<string, ProviderAccount>;
  stop(): Promise<void>;
}

export interface TestClient {
  clientId: string;
  /** Absent: a public client. */
  clientSecret?: string;
  redirectUri: string;
  postLogoutRedirectUri?: string;
}

const claims = {
  openid: ['sub', 'acr', 'amr'],
  email: ['email', 'email_verified'],
  profile: ['name', 'locale'],
  groups: ['roles', 'groups', 'realm_access', 'resource_access', '_claim_names'],
};

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** The provider's own pages: who signs in. */
async function interact(
  provider: Provider,
  accounts: TestIdentityProvider['accounts'],
  exchange: [IncomingMessage, ServerResponse],
) {
  const [request, response] = exchange;
  if (request.method === 'POST') {
    const accountId = (await bodyOf(request)).get('account');
    const { acr, amr }: Record<string, unknown> = accounts.get(accountId ?? '') ?? {};
    const login = {
      accountId: accountId ?? '',
      ...(typeof acr === 'string' && { acr }),
      ...(Array.isArray(amr) && { amr: amr.map(String) }),
    };
    const result = accountId === null ? { error: 'access_denied' } : { login };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  const buttons = [...accounts.keys()]
    .map((name) => `<button name="account" value="${name}">${name}</button>`)
    .join('');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><title>Provider</title><form method="post">${buttons}<button>Cancel</button></form>`);
}

/** Starts a provider that knows one client and these accounts. */
export async function startIdentityProvider(
  client: TestClient,
  known: readonly ProviderAccount[],
): Promise<TestIdentityProvider> {
  const { default: OpenIdProvider } = await import('oidc-provider');
  const accounts = new Map(known.map((account) => [account.sub, account]));
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secret = client.clientSecret;
  const provider: Provider = new OpenIdProvider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        ...(secret === undefined ? { token_endpoint_auth_method: 'none' } : { client_secret: secret }),
        redirect_uris: [client.redirectUri],
        post_logout_redirect_uris: client.postLogoutRedirectUri === undefined ? [] : [client.postLogoutRedirectUri],
      },
    ],
    claims,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['only for tests'] },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => {
      const account = accounts.get(sub);
      return account && { accountId: sub, claims: () => account };
    },
    loadExistingGrant: async ({ oidc }) => {
      const { client: asking, session } = oidc;
      if (!asking || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, accounts, [request, response]);
    else void answer(request, response);
  });
  return {
    issuer,
    accounts,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
