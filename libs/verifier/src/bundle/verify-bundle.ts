import {
  decodeUtf8,
  formatVerifierKey,
  parseTrustPolicy,
  Sha256,
  encodeHex,
  type TrustPolicy,
} from '@countersign/tlog';
import { at, textAt, type JsonRecord } from '../json-shape.js';
import { readReport } from '../report/read-report.js';
import type { OfflineOptions, ReportContent } from '../report/report-content.js';
import { openForReports } from '../report/verify-report.js';
import { malformedArchive, mismatch, Refusal } from '../refusal.js';
import { attempt } from '../tlog-fault.js';
import { VerificationDraft, type Verification } from '../verification.js';
import type { PlacedFile } from './archive-layout.js';
import { readPieces, type ByteSource } from './byte-source.js';
import { checkContent } from './check-content.js';
import { bundleFiles, bundleManifest, readManifest } from './manifest.js';
import { proofRecord } from './proof-record.js';
import { readArchive } from './read-archive.js';
import type { WrittenFile } from './write-archive.js';

/** Files that are read whole are not larger. */
const mostSmall = 1 << 20;

/**
 * Verifies an exported bundle from its bytes alone: that every byte of the archive is where the product writes it, that
 * the manifest names every file with its digest and nothing else, that each decision of the report is in the log, and that
 * proofs, checkpoint, policies and requirement packs are those that the report names. Memory does not grow with the bundle.
 */
export async function verifyBundle(source: ByteSource, options: OfflineOptions = {}): Promise<Verification> {
  const draft = new VerificationDraft('bundle');
  draft.leaveOpen(...openForReports, 'counts-not-recomputed', 'derived-documents');
  const where = { en: 'The bundle', 'zh-TW': '證據包' };
  const complete = await attempt(draft, where, () => new BundleReading(draft, source, options).run());
  if (complete && options.complete && !draft.hasFaults) await options.complete(draft, complete);
  else draft.leaveOpen('range-only');
  return draft.finish();
}

class BundleReading {
  readonly #files = new Map<string, PlacedFile>();
  readonly #digests = new Map<string, string>();
  readonly #policies = new Set<string>();
  #done = 0;

  constructor(
    private readonly draft: VerificationDraft,
    private readonly source: ByteSource,
    private readonly options: OfflineOptions,
  ) {}

  async run(): Promise<ReportContent | null> {
    const { draft } = this;
    const placed = await readArchive(this.source);
    for (const file of placed) this.#files.set(file.name, file);
    const manifest = await this.#text(bundleFiles.manifest);
    await this.#checkFiles(placed, readManifest(manifest));
    const trust = this.options.trust ?? { policy: await this.#ownPolicy() };
    // Who made up the key can have made up the witnesses beside it.
    if (!this.options.trust) draft.leaveOpen('key-not-pinned', 'unwitnessed');
    const proofs = new Sha256();
    const onLine = (line: JsonRecord): void => this.#takeLine(line, proofs);
    const content = await readReport(draft, this.#pieces(bundleFiles.report), { trust, onLine });
    if (!content || draft.hasFaults) return null;
    if (`sha256:${encodeHex(proofs.digest())}` !== this.#digests.get(bundleFiles.proofs)) {
      throw mismatch(
        `${bundleFiles.proofs} does not hold the proofs of the report`,
        `${bundleFiles.proofs} 不是報告中的證明`,
      );
    }
    await this.#checkHead(content.header);
    this.#checkPolicies();
    const written = placed
      .slice(0, -1)
      .map(({ name, size }) => ({ name, size, digest: this.#digests.get(name) ?? '' }));
    if (bundleManifest(content.header, written) !== manifest)
      throw mismatch('the manifest is not that of the report', '清單與報告不符');
    return content;
  }

  /** The manifest is last, names all others in their order, and each is what it says. */
  async #checkFiles(placed: readonly PlacedFile[], named: readonly WrittenFile[]): Promise<void> {
    const others = placed.slice(0, -1);
    if (placed.at(-1)?.name !== bundleFiles.manifest)
      throw malformedArchive(
        `${bundleFiles.manifest} is not its last file`,
        `${bundleFiles.manifest} 不是最後一個檔案`,
      );
    for (const [i, { name }] of named.entries()) {
      if (name !== others[i]?.name) {
        throw new Refusal('missing-file', {
          en: `the manifest names ${JSON.stringify(name)}, which is not there at its place`,
          'zh-TW': `清單所列的 ${JSON.stringify(name)} 不在其位置`,
        });
      }
    }
    const extra = others[named.length];
    if (extra) {
      throw new Refusal('unnamed-file', {
        en: `${extra.name} is there, and the manifest does not name it`,
        'zh-TW': `${extra.name} 未列於清單`,
      });
    }
    for (const [i, file] of others.entries()) {
      const digest = await checkContent(this.source, file, (size) => this.#progress(size));
      if (digest !== named[i]?.digest || file.size !== named[i].size) {
        throw mismatch(`${file.name} is not the file that the manifest names`, `${file.name} 與清單所列的檔案不同`);
      }
      this.#digests.set(file.name, digest);
      this.draft.count('files');
    }
  }

  /** The trust that the bundle brings along, to be used only where the reader gives none. */
  async #ownPolicy(): Promise<TrustPolicy> {
    return parseTrustPolicy(await this.#text(bundleFiles.policy));
  }

  #takeLine(line: JsonRecord, proofs: Sha256): void {
    if (line['type'] === 'coverage') {
      const name = `packs/${textAt(line, 'pack', 'id')}.json`;
      if (this.#digests.get(name) !== at(line, 'pack', 'digest')) {
        throw mismatch(
          `${name} is not the requirement pack that the report was computed with`,
          `${name} 不是報告所用的要求集`,
        );
      }
      this.draft.count('packs');
    }
    if (line['type'] !== 'decision') return;
    proofs.update(new TextEncoder().encode(proofRecord(line)));
    this.#policies.add(textAt(line, 'binding', 'policyDigest'));
  }

  async #checkHead(header: JsonRecord): Promise<void> {
    if ((await this.#text(bundleFiles.checkpoint)) !== at(header, 'log', 'checkpoint')) {
      throw mismatch(
        `${bundleFiles.checkpoint} is not the checkpoint of the report`,
        `${bundleFiles.checkpoint} 不是報告的檢查點`,
      );
    }
    const { logs } = await this.#ownPolicy();
    if (!logs.some(({ key }) => formatVerifierKey(key) === at(header, 'log', 'verifierKey'))) {
      throw mismatch(
        `${bundleFiles.policy} does not name the key of the report's log`,
        `${bundleFiles.policy} 未列出報告所屬日誌的金鑰`,
      );
    }
    this.#policies.add(textAt(header, 'policyDigest'));
  }

  /** A policy's file is named after its digest, and has it. */
  #checkPolicies(): void {
    for (const [name, digest] of this.#digests) {
      const [, hex] = /^policies\/(.*)\.json$/.exec(name) ?? [];
      if (hex !== undefined && digest !== `sha256:${hex}`)
        throw mismatch(`${name} does not have the digest of its name`, `${name} 的摘要值與檔名不符`);
    }
    for (const digest of this.#policies) {
      if (this.#digests.has(`policies/${digest.replace('sha256:', '')}.json`)) this.draft.count('policies');
      else this.draft.leaveOpen('policy-not-included');
    }
  }

  #file(name: string): PlacedFile {
    const file = this.#files.get(name);
    if (!file) throw new Refusal('missing-file', { en: `${name} is missing`, 'zh-TW': `缺少 ${name}` });
    return file;
  }

  async #text(name: string): Promise<string> {
    const { content, size } = this.#file(name);
    if (size > mostSmall) throw malformedArchive(`${name} is larger than it can be`, `${name} 過大`);
    return decodeUtf8(await this.source.read(content, size));
  }

  async *#pieces(name: string): AsyncGenerator<Uint8Array> {
    const { content, size } = this.#file(name);
    for await (const piece of readPieces(this.source, content, size)) {
      yield piece;
      this.#progress(piece.length);
    }
  }

  /** Everything is read once for its digest, and the report once more. */
  #progress(size: number): void {
    this.#done += size;
    this.options.onProgress?.(this.#done, this.source.size + (this.#files.get(bundleFiles.report)?.size ?? 0));
  }
}
