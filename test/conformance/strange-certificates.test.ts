import { webcrypto } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { X509CertificateGenerator } from '@peculiar/x509';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { IdentityProvider } from '@countersign/identity';
import { backends } from '@countersign/inference';
import { askBackend } from './ask-backend.js';
import { backendCases } from './backend-cases.js';

/** A server that says it is this machine, by a certificate that nobody has signed but itself. */
let server: Server;
let address: string;
let asked = 0;
beforeAll(async () => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm: algorithm,
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const key = `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`;
  server = createServer({ cert: certificate.toString('pem'), key }, (_, response) => {
    asked += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('a model server is told nothing', async () => {
  const served = [...backends.keys()].flatMap((name) => backendCases(name)).filter(({ flavour }) => flavour !== null);
  const byBackend = [...new Map(served.map((item) => [item.backend, item])).values()];
  expect(byBackend.length).toBeGreaterThan(1);
  for (const item of byBackend) {
    const { first, answeredBy } = await askBackend(item, { address });
    expect([item.backend, first.outcome === 'answered', answeredBy]).toEqual([item.backend, false, 'fallback']);
  }
  expect(asked).toBe(0);
});

it('an identity provider is none', async () => {
  const provider = new IdentityProvider({
    issuer: address,
    clientId: 'countersign',
    scopes: 'openid',
    redirectUri: 'https://countersign.example/api/v1/session/oidc/callback',
  });
  const refusal: unknown = await provider.begin().catch((error: unknown) => error);
  expect(refusal).toMatchObject({ reason: 'provider-unreachable' });
  expect(asked).toBe(0);
});
