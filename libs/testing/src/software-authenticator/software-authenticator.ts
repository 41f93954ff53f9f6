import { createHash, randomBytes, type KeyObject } from 'node:crypto';
import type { PasskeyMade, PasskeyOffer, PasskeyProof, PasskeyRequest } from '@countersign/contracts';
import { cbor, type CborValue } from './cbor.js';
import { keyKinds } from './key-kinds.js';

/** What a browser or an authenticator does otherwise than it should. */
export interface Deviation {
  /** The origin of the page, as the browser states it. */
  origin?: string;
  /** The relying party that the authenticator was asked for. */
  rpId?: string;
  /** Whether it verified its person. */
  verified?: boolean;
  /** What it counted, instead of one more. */
  counter?: number;
  /** The challenge that it answers. */
  challenge?: string;
  /** Whom it says that the passkey is of; null: it does not say. */
  userHandle?: string | null;
  /** What it attests, instead of nothing: a format and its statement over these bytes, which it may sign with the passkey. */
  attest?(signed: Buffer, sign: (data: Buffer) => Buffer): [format: string, statement: Map<string, CborValue>];
}

const present = 1;
const verified = 4;
const attested = 64;

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** A browser with an authenticator in it that holds one passkey: WebAuthn, Level 3, as far as the product goes. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(32);
  private readonly kind: (typeof keyKinds)[keyof typeof keyKinds];
  private readonly key: KeyObject;
  private rpId = '';
  private userHandle = '';
  private counter = 0;

  constructor(
    private readonly origin: string,
    algorithm: keyof typeof keyKinds = 'ES256',
  ) {
    this.kind = keyKinds[algorithm];
    this.key = this.kind.make();
  }

  /** Makes its passkey, as `navigator.credentials.create` would. */
  make(offer: PasskeyOffer, deviation: Deviation = {}): PasskeyMade {
    this.rpId = offer.rp.id;
    this.userHandle = offer.user.id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = [Buffer.alloc(16), length, this.id, this.kind.publicKey(this.key)];
    const authData = Buffer.concat([this.data(attested, deviation), ...credential]);
    const clientDataJSON = this.clientData('webauthn.create', offer.challenge, deviation);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    const [fmt, attStmt] = deviation.attest?.(signed, (data) => this.kind.sign(data, this.key)) ?? ['none', new Map()];
    const attestation = new Map<string, CborValue>([
      ['fmt', fmt],
      ['attStmt', attStmt],
      ['authData', authData],
    ]);
    return {
      ...this.named(),
      response: {
        clientDataJSON,
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal', 'hybrid', 'unheard-of'],
      },
    };
  }

  /** Answers a challenge, as `navigator.credentials.get` would. */
  answer({ challenge }: PasskeyRequest, deviation: Deviation = {}): PasskeyProof {
    this.counter = deviation.counter ?? this.counter + 1;
    const clientDataJSON = this.clientData('webauthn.get', challenge, deviation);
    const authenticatorData = this.data(0, deviation);
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      ...this.named(),
      response: {
        clientDataJSON,
        authenticatorData: authenticatorData.toString('base64url'),
        signature: this.kind.sign(signed, this.key).toString('base64url'),
        userHandle: deviation.userHandle === undefined ? this.userHandle : deviation.userHandle,
      },
    };
  }

  private named() {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  private clientData(type: string, asked: string, { origin = this.origin, challenge = asked }: Deviation): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
  }

  private data(more: number, { rpId = this.rpId, verified: isVerified = true }: Deviation): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = present | (isVerified ? verified : 0) | more;
    return Buffer.concat([sha256(rpId), Buffer.of(flags), counter]);
  }
}
