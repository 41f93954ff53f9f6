import { createPrivateKey, sign, webcrypto } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { PasskeyOffer } from '@countersign/contracts';
import { SoftwareAuthenticator, type Deviation } from '@countersign/testing';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { readMade } from './read-made.js';

const party = { id: 'countersign.example.org', origin: 'https://countersign.example.org' };
const challenge = Buffer.alloc(32, 7).toString('base64url');
const offer: PasskeyOffer = {
  rp: { id: party.id, name: 'Countersign' },
  user: { id: Buffer.alloc(16, 1).toString('base64url'), name: 'rita@example.org', displayName: 'Rita' },
  challenge,
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  timeout: 300_000,
  excludeCredentials: [],
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  attestation: 'none',
};
const read = (deviation: Deviation = {}) => {
  const authenticator = new SoftwareAuthenticator(party.origin);
  return readMade(authenticator.make(offer, deviation), challenge, party);
};

/** What authenticators attest by a certificate of their maker (WebAuthn, section 8.2.1), all of it valid. */
async function byCertificate(): Promise<Deviation> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Key, OU=Authenticator Attestation, O=Countersign Tests, C=TW',
    serialNumber: '01',
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    keys,
    signingAlgorithm: algorithm,
    extensions: [new BasicConstraintsExtension(false, undefined, true)],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return {
    attest: (signed) => [
      'packed',
      new Map<string, number | Uint8Array | Uint8Array[]>([
        ['alg', -7],
        ['sig', sign('sha256', signed, key)],
        ['x5c', [new Uint8Array(certificate.rawData)]],
      ]),
    ],
  };
}

it('reads what an authenticator attests of itself, or not at all', async () => {
  expect(await read()).toMatchObject({ counter: '0', transports: ['hybrid', 'internal'] });
  const bySelf: Deviation = {
    attest: (signed, signIt) => [
      'packed',
      new Map<string, number | Buffer>([
        ['alg', -7],
        ['sig', signIt(signed)],
      ]),
    ],
  };
  expect(await read(bySelf)).toMatchObject({ counter: '0' });
});

it.each<[string, Deviation | (() => Promise<Deviation>)]>([
  ['names certificates, though all of it is valid', byCertificate],
  ['is of a kind that has certificates', { attest: () => ['fido-u2f', new Map()] }],
  ['says nothing in many words', { attest: () => ['none', new Map([['x', 1]])] }],
])('reads none that %s', async (_, deviation) => {
  expect(await read(typeof deviation === 'function' ? await deviation() : deviation)).toBeNull();
});

it.each(['', 'x', 'oA'])('reads no attestation in %j', async (attestationObject) => {
  const made = new SoftwareAuthenticator(party.origin).make(offer);
  expect(await readMade({ ...made, response: { ...made.response, attestationObject } }, challenge, party)).toBeNull();
});
