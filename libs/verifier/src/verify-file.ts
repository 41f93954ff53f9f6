import { parseTrustPolicy, parseVerifierKey, TlogError, verifyEd25519 } from '@countersign/tlog';
import { readPieces, type ByteSource } from './bundle/byte-source.js';
import { verifyBundle } from './bundle/verify-bundle.js';
import type { OfflineOptions } from './report/report-content.js';
import { verifyReport } from './report/verify-report.js';
import type { Trust } from './trust.js';
import type { Verification } from './verification.js';

/** Verifies a bundle (ZIP), or else a report (JSON lines), by what its first bytes say that it is. */
export async function verifyFile(source: ByteSource, options: OfflineOptions = {}): Promise<Verification> {
  const [first, second] = await source.read(0, Math.min(2, source.size));
  if (first === 0x50 && second === 0x4b) return verifyBundle(source, options);
  return verifyReport(readPieces(source), { ...options, size: source.size });
}

/** Reads whom a person trusts: a verifier key, or a trust policy (C2SP tlog-policy). Null for no text; throws a `TlogError`. */
export function readTrustText(text: string): Trust | null {
  const plain = text.trim();
  if (plain === '') return null;
  return /\s/.test(plain) ? { policy: parseTrustPolicy(`${plain}\n`) } : { vkey: parseVerifierKey(plain) };
}

/** Why a text says nothing about whom to trust; null for a text that does, and for none. */
export function faultOfTrustText(text: string): string | null {
  try {
    readTrustText(text);
    return null;
  } catch (error) {
    if (error instanceof TlogError) return error.message;
    throw error;
  }
}

/** RFC 8032, 7.1, test 1: the signature of nothing. */
const key = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const signature =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';

/** Whether this browser (or Node) can verify Ed25519 signatures: tried with a published one. */
export async function canVerifySignatures(): Promise<boolean> {
  const [bytes, signed] = [key, signature].map((hex) =>
    Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16)),
  );
  try {
    return await verifyEd25519(bytes as Uint8Array, new Uint8Array(0), signed as Uint8Array);
  } catch {
    return false;
  }
}
