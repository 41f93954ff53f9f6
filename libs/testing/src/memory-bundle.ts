import { canonicalJson, sha256, encodeHex } from '@countersign/tlog';
import {
  bundleFiles,
  bundleManifest,
  proofRecord,
  writeArchive,
  type FileToWrite,
  type WrittenFile,
} from '@countersign/verifier';
import type { MemoryLog } from './memory-log.js';
import { memoryPack, memoryPolicy, memoryReport, pieces, reportBytes } from './memory-report.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files of a bundle of `count` decisions, its manifest left out, with the report's head and the log. */
export async function memoryBundleFiles(
  count: number,
  inLog = count,
): Promise<{ files: FileToWrite[]; header: Record<string, unknown>; log: MemoryLog }> {
  const { lines, log } = await memoryReport(count, inLog);
  const decisions = lines.filter(({ type }) => type === 'decision');
  const policy = bytes(canonicalJson(memoryPolicy));
  const files: FileToWrite[] = [
    { name: 'README.txt', content: bytes('Read this first.\n') },
    { name: bundleFiles.checkpoint, content: bytes(log.note) },
    { name: bundleFiles.policy, content: bytes(`log ${log.vkey}\nquorum none\n`) },
    { name: 'packs/eu.json', content: bytes(canonicalJson(memoryPack)) },
    { name: `policies/${encodeHex(sha256(policy))}.json`, content: policy },
    { name: bundleFiles.report, content: pieces(reportBytes(lines)) },
    { name: bundleFiles.proofs, content: pieces(bytes(decisions.map(proofRecord).join(''))) },
  ];
  return { files, header: lines[0] ?? {}, log };
}

/** Files and their manifest as the bytes of an archive. */
export async function archiveBytes(
  files: readonly FileToWrite[],
  header: Record<string, unknown>,
): Promise<Uint8Array> {
  const written: WrittenFile[] = [];
  const manifest = {
    name: bundleFiles.manifest,
    get content() {
      return bytes(bundleManifest(header, written));
    },
  };
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeArchive([...files, manifest], written)) chunks.push(chunk.slice());
  return new Uint8Array(Buffer.concat(chunks));
}

/** A bundle of `count` decisions as the bytes of its file. */
export async function memoryBundle(count: number, inLog = count): Promise<{ bundle: Uint8Array; log: MemoryLog }> {
  const { files, header, log } = await memoryBundleFiles(count, inLog);
  return { bundle: await archiveBytes(files, header), log };
}
