import { canonicalJson, parseCanonicalJson } from '@countersign/tlog';
import { listAt, textAt, sizeAt, type JsonRecord } from '../json-shape.js';
import type { WrittenFile } from './write-archive.js';

/** The files of a bundle that mean something to a verifier. */
export const bundleFiles = {
  report: 'report.jsonl',
  proofs: 'proofs.txt',
  checkpoint: 'checkpoint',
  policy: 'trust-policy.txt',
  manifest: 'manifest.json',
} as const;

const format = 'countersign-bundle/1';

/**
 * The manifest of a bundle, canonical JSON (RFC 8785): every other file with size and SHA-256, in their order, beside
 * what the report's head says of itself and of its log. It is a function of the other files, so none of its bytes is free.
 */
export function bundleManifest(header: JsonRecord, files: readonly WrittenFile[]): string {
  return canonicalJson({
    format,
    report: textAt(header, 'report'),
    frozenAt: textAt(header, 'frozenAt'),
    log: {
      origin: textAt(header, 'log', 'origin'),
      size: sizeAt(header, 'log', 'size'),
      root: textAt(header, 'log', 'root'),
    },
    files: files.map(({ name, size, digest }) => ({ name, size, digest })),
  });
}

/** The files that a manifest names. Throws a `TlogError` where it is not written as `bundleManifest` does. */
export function readManifest(text: string): WrittenFile[] {
  return listAt(parseCanonicalJson(text), 'files').map((file) => ({
    name: textAt(file, 'name'),
    size: sizeAt(file, 'size'),
    digest: textAt(file, 'digest'),
  }));
}
