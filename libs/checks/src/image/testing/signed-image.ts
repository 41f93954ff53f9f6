import { createPrivateKey, randomUUID, sign, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { JPEG } from '@trustnxt/c2pa-ts/asset';
import type { Signer } from '@trustnxt/c2pa-ts/cose';
import {
  ActionAssertion,
  ActionType,
  DataHashAssertion,
  DigitalSourceType,
  ManifestStore,
  type Action,
} from '@trustnxt/c2pa-ts/manifest';
import { draw } from './image-files.js';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const emailProtection = '1.3.6.1.5.5.7.3.4';

/** A signer of manifests under an authority of its own, and the certificate of that authority as PEM. */
export interface TestSigner {
  signer: Signer;
  authority: string;
}

/** Makes an authority and a signer with certificates as C2PA asks for them. */
export async function testSigner(name: string): Promise<TestSigner> {
  const generate = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [above, own] = [await generate(), await generate()];
  const validity = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000 * 365) };
  const root = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: '01',
    name: `CN=${name} Authority, O=Countersign Tests, C=TW`,
    keys: above,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(above.publicKey),
    ],
  });
  const leaf = await X509CertificateGenerator.create({
    ...validity,
    serialNumber: '02',
    subject: `CN=${name}, O=Countersign Tests, C=TW`,
    issuer: root.subject,
    publicKey: own.publicKey,
    signingKey: above.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([emailProtection], true),
      await AuthorityKeyIdentifierExtension.create(above.publicKey),
      await SubjectKeyIdentifierExtension.create(own.publicKey),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', own.privateKey));
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return {
    authority: root.toString('pem'),
    signer: {
      algorithm: -7,
      certificate: leaf,
      chainCertificates: [],
      // COSE wants both numbers side by side (RFC 9053), where Node's default is DER.
      sign: (payload) => Promise.resolve(new Uint8Array(sign('sha256', payload, { key, dsaEncoding: 'ieee-p1363' }))),
    },
  };
}

/** The JPEG with a signed manifest that says of what source type it was created. */
export async function signedJpeg(
  jpeg: Buffer,
  { signer }: TestSigner,
  sourceType: Action['digitalSourceType'],
): Promise<Buffer> {
  const asset = new JPEG(new Uint8Array(jpeg));
  const store = new ManifestStore();
  const manifest = store.createManifest({
    assetFormat: 'image/jpeg',
    defaultHashAlgorithm: 'SHA-256',
    instanceID: `xmp:iid:${randomUUID()}`,
    signer,
  });
  const hash = DataHashAssertion.create('SHA-256');
  const actions = new ActionAssertion();
  actions.actions.push({
    action: ActionType.C2paCreated,
    digitalSourceType: sourceType,
    softwareAgent: { name: 'Contoso Paint 3' },
  });
  manifest.addAssertion(hash);
  manifest.addAssertion(actions);
  await asset.ensureManifestSpace(store.measureSize());
  await hash.updateWithAsset(asset);
  await manifest.sign(signer);
  await asset.writeManifestJUMBF(store.getBytes());
  return Buffer.from(await asset.getDataRange());
}

let signer: Promise<TestSigner> | null = null;

/** A drawing that a manifest of some signer says a model made. */
export async function aiSignedJpeg(): Promise<Buffer> {
  signer ??= testSigner('Contoso Paint');
  return signedJpeg(await draw().jpeg().toBuffer(), await signer, DigitalSourceType.TrainedAlgorithmicMedia);
}
