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
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import {
  ActionAssertion,
  ActionType,
  DataHashAssertion,
  DigitalSourceType,
  IngredientAssertion,
  ManifestStore,
  RelationshipType,
  type Action,
  type Assertion,
  type Manifest,
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

/** Puts a manifest of these assertions into a store, signs it, and writes the store into the JPEG. */
async function signInto(
  jpeg: Buffer,
  store: ManifestStore,
  { signer }: TestSigner,
  assertionsOf: (manifest: Manifest) => Assertion[],
): Promise<Buffer> {
  const asset = new JPEG(new Uint8Array(jpeg));
  const manifest = store.createManifest({
    assetFormat: 'image/jpeg',
    defaultHashAlgorithm: 'SHA-256',
    instanceID: `xmp:iid:${randomUUID()}`,
    signer,
  });
  const hash = DataHashAssertion.create('SHA-256');
  for (const assertion of [hash, ...assertionsOf(manifest)]) manifest.addAssertion(assertion);
  await asset.ensureManifestSpace(store.measureSize());
  await hash.updateWithAsset(asset);
  await manifest.sign(signer);
  await asset.writeManifestJUMBF(store.getBytes());
  return Buffer.from(await asset.getDataRange());
}

function actionsOf(...actions: Action[]): ActionAssertion {
  const assertion = new ActionAssertion();
  assertion.actions.push(...actions);
  return assertion;
}

/** The JPEG with a signed manifest that says of what source type it was created, and with what. */
export function signedJpeg(
  jpeg: Buffer,
  signer: TestSigner,
  digitalSourceType: Action['digitalSourceType'],
  software = 'Contoso Paint 3',
): Promise<Buffer> {
  const created = { action: ActionType.C2paCreated, digitalSourceType, softwareAgent: { name: software } };
  return signInto(jpeg, new ManifestStore(), signer, () => [actionsOf(created)]);
}

/** Bytes of the manifests in a signed JPEG, without what pads them. */
export function manifestsIn(signed: Buffer): Buffer {
  const store = new JPEG(new Uint8Array(signed)).getManifestJUMBF();
  if (!store) throw new Error('There is no manifest in this JPEG.');
  return Buffer.from(store);
}

/** The JPEG with a signed manifest that says that it was made from a signed one, whose manifests it keeps. */
export function jpegMadeFrom(signed: Buffer, jpeg: Buffer, signer: TestSigner): Promise<Buffer> {
  const store = ManifestStore.read(SuperBox.fromBuffer(new Uint8Array(manifestsIn(signed))));
  const label = store.getActiveManifest()?.label ?? '';
  return signInto(jpeg, store, signer, (manifest) => {
    const ingredient = IngredientAssertion.create('before.jpg', 'image/jpeg', `xmp:iid:${randomUUID()}`);
    ingredient.relationship = RelationshipType.ParentOf;
    ingredient.c2pa_manifest = manifest.createHashedReference(`/c2pa/${label}`);
    return [ingredient, actionsOf({ action: ActionType.C2paOpened })];
  });
}

let signer: Promise<TestSigner> | null = null;

/** A drawing that a manifest of some signer says a model made. */
export async function aiSignedJpeg(): Promise<Buffer> {
  signer ??= testSigner('Contoso Paint');
  return signedJpeg(await draw().jpeg().toBuffer(), await signer, DigitalSourceType.TrainedAlgorithmicMedia);
}
