import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { loadSigningKey, openLogIdentity, ProofReader, readWitnessPolicy, type LogIdentity } from '@countersign/audit';
import { Database, longStatements } from '@countersign/database';
import { FactorSecrets, IdentityProvider, identityEntities } from '@countersign/identity';
import { openQueue, checkQueueName, type JobQueue } from '@countersign/jobs';
import { loadPolicy, wantedDevices, type Policy } from '@countersign/policy';
import { DownloadLinks, loadRequirements } from '@countersign/reports';
import type { RequirementPack } from '@countersign/requirements';
import { Lots, ReceiptSigner } from '@countersign/reviews';
import { openBlobStore, type BlobStore } from '@countersign/storage';
import { ImageLinks, PolicyInForce, UploadTokens } from '@countersign/submissions';
import type { TrustPolicy } from '@countersign/tlog';
import type { Config } from './config.js';

/** What every controller works with: the open database, the policy in force, stores and keys. */
export class Product {
  private constructor(
    readonly config: Config,
    readonly db: Database,
    /** Few connections on which statements may take long: counts over all records, which must not keep others from theirs. */
    readonly counting: Database,
    readonly policies: PolicyInForce,
    readonly packs: readonly RequirementPack[],
    readonly blobs: BlobStore,
    readonly log: LogIdentity,
    readonly receipts: ReceiptSigner,
    readonly lots: Lots,
    readonly links: DownloadLinks,
    readonly imageLinks: ImageLinks,
    readonly uploads: UploadTokens,
    readonly queues: readonly JobQueue[],
    readonly proofs: ProofReader,
    /** Null when the settings name no witnesses. */
    readonly witnesses: TrustPolicy | null,
    /** Null where the settings name none. */
    readonly provider: IdentityProvider | null,
    /** Key of what only this product may read again. */
    readonly secretKey: KeyObject,
    readonly factors: FactorSecrets,
  ) {}

  /** Reads policies and keys and connects; `onQueueError` hears of queue connections that broke and are being mended. */
  static async open(config: Config, onQueueError: (error: Error) => void): Promise<Product> {
    const witnesses = readWitnessPolicy(config.witnessPolicy);
    const policy = await loadPolicy(config.policyFolder);
    const packs = await loadRequirements(join(config.policyFolder, 'requirements'), policy);
    if (packs.length === 0) {
      throw new Error(`There is no requirement pack in ${config.policyFolder}/requirements: put one there.`);
    }
    const blobs = openBlobStore(config.blobs);
    await blobs.check();
    const db = await Database.open({
      url: config.databaseUrl,
      entities: identityEntities,
      poolSize: config.databasePool,
      applicationName: 'countersign-api',
    });
    const counting = await Database.open({
      url: config.databaseUrl,
      poolSize: 3,
      applicationName: 'countersign-api-counting',
      statementTimeout: longStatements,
    });
    const secretKey = loadSigningKey(config.keysFolder, 'secrets');
    const linkKey = loadSigningKey(config.keysFolder, 'links');
    return new Product(
      config,
      db,
      counting,
      new PolicyInForce(policy),
      packs,
      blobs,
      openLogIdentity({
        folder: config.keysFolder,
        origin: config.logOrigin,
        key: config.logKey,
        next: config.logKeyNext,
      }),
      new ReceiptSigner(loadSigningKey(config.keysFolder, 'receipts'), config.publicUrl),
      new Lots(loadSigningKey(config.keysFolder, 'lots')),
      new DownloadLinks(linkKey),
      new ImageLinks(linkKey),
      new UploadTokens(linkKey),
      [null, ...wantedDevices(policy)]
        .map((device) => openQueue(checkQueueName(device), config, onQueueError))
        .concat(openQueue('reports', config, onQueueError)),
      new ProofReader(),
      witnesses,
      config.oidc && new IdentityProvider(config.oidc),
      secretKey,
      new FactorSecrets(secretKey),
    );
  }

  /** The policy in force, as far as this process has followed it. */
  get policy(): Policy {
    return this.policies.current;
  }

  async close(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.close()));
    await Promise.all([this.db.close(), this.counting.close()]);
  }
}
