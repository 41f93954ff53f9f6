import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { flat, flipBit } from '../test/naive-tree.js';
import {
  addSignatures,
  cosign,
  cosignatureTime,
  cosignedMessage,
  decodeBase64,
  decodeHex,
  ed25519KeyFromSeed,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  hashLeaf,
  openCheckpoint,
  openNote,
  parseNote,
  parseSignatureLines,
  parseVerifierKey,
  signNote,
  treeRoot,
  verifierKey,
  type Ed25519Key,
} from './index.js';

type Vectors = {
  log: { origin: string; seed_hex: string; vkey: string };
  witness: { name: string; seed_hex: string; vkey: string };
  leaves_hex: string[];
  checkpoint_body: string;
  cosigned_message: string;
  timestamp: number;
  cosigned_checkpoint: string;
  must_reject: { why: string; note?: string; vkeys?: string[] }[];
  spec_example: { line: string; key_id_hex: string; timestamp: number; signature_bytes: number };
  vkeys_from_transparency_dev_formats: {
    native_cosig_v1: string;
    timestamp_from_sig: { base64: string; unix: number };
  };
};
const vectors = loadVectors<Vectors>('cosignature-v1.json');
const logKey = parseVerifierKey(vectors.log.vkey);
const witnessKey = parseVerifierKey(vectors.witness.vkey);
const trust = { log: logKey, witnesses: [witnessKey] };
const codeOf = (code: string) => expect.objectContaining({ name: 'TlogError', code });

describe('published cosignatures', () => {
  let log: Ed25519Key;
  let witness: Ed25519Key;
  beforeAll(async () => {
    log = await ed25519KeyFromSeed(decodeHex(vectors.log.seed_hex));
    witness = await ed25519KeyFromSeed(decodeHex(vectors.witness.seed_hex));
  });

  it('derive both verifier keys from the seeds', () => {
    expect(formatVerifierKey(verifierKey(vectors.log.origin, 'ed25519', log.publicKey))).toBe(vectors.log.vkey);
    expect(formatVerifierKey(verifierKey(vectors.witness.name, 'cosignature/v1', witness.publicKey))).toBe(
      vectors.witness.vkey,
    );
  });

  it('are made byte for byte, from the leaves to the cosigned checkpoint', async () => {
    const root = treeRoot(flat(vectors.leaves_hex.map((leaf) => hashLeaf(decodeHex(leaf)))));
    const text = formatCheckpoint({ origin: vectors.log.origin, size: vectors.leaves_hex.length, root });
    expect(text).toBe(vectors.checkpoint_body);
    expect(cosignedMessage(text, vectors.timestamp)).toBe(vectors.cosigned_message);
    const signed = await signNote(text, { name: vectors.log.origin, key: log });
    const cosignature = await cosign(text, { name: vectors.witness.name, key: witness }, vectors.timestamp);
    expect(addSignatures(signed, [cosignature])).toBe(vectors.cosigned_checkpoint);
  });

  it('verify, with the time', async () => {
    const opened = await openCheckpoint(vectors.cosigned_checkpoint, trust);
    expect(opened.checkpoint).toMatchObject({ origin: vectors.log.origin, size: 8 });
    expect(opened.cosignatures).toMatchObject([{ key: witnessKey, time: vectors.timestamp }]);
  });

  it.each(vectors.must_reject.filter(({ note }) => note))('reject: $why', async ({ note = '' }) => {
    await expect(openCheckpoint(note, trust)).rejects.toEqual(codeOf('bad-signature'));
  });

  it.each(vectors.must_reject.filter(({ vkeys }) => vkeys))('ignore: $why', async ({ vkeys = [] }) => {
    const opened = await openCheckpoint(vectors.cosigned_checkpoint, {
      log: logKey,
      witnesses: vkeys.map(parseVerifierKey),
    });
    expect(opened.cosignatures).toEqual([]);
  });

  it('lay out the example of the specification', () => {
    const { line, key_id_hex, timestamp, signature_bytes } = vectors.spec_example;
    const [signature] = parseSignatureLines(`${line}\n`);
    expect(signature?.keyId).toBe(key_id_hex);
    expect(cosignatureTime(signature?.signature ?? new Uint8Array())).toBe(timestamp);
    expect(signature?.signature).toHaveLength(8 + signature_bytes);
  });

  it('read the key and the time of transparency-dev/formats', () => {
    const { native_cosig_v1, timestamp_from_sig } = vectors.vkeys_from_transparency_dev_formats;
    expect(parseVerifierKey(native_cosig_v1).type).toBe('cosignature/v1');
    expect(cosignatureTime(decodeBase64(timestamp_from_sig.base64).subarray(4))).toBe(timestamp_from_sig.unix);
  });

  it('fail for any flipped bit, of the time or the signature', async () => {
    const { text, signatures } = parseNote(vectors.cosigned_checkpoint);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 72 * 8 - 1 }), async (bit) => {
        const changed = signatures.map((each) =>
          each.keyId === witnessKey.keyId ? { ...each, signature: flipBit(each.signature, bit) } : each,
        );
        await expect(openNote(formatNote({ text, signatures: changed }), [witnessKey])).rejects.toMatchObject({
          name: 'TlogError',
        });
      }),
    );
  });

  it('are not made of what is no checkpoint, or at no time', async () => {
    const who = { name: vectors.witness.name, key: witness };
    await expect(cosign('any text\n', who, 1)).rejects.toEqual(codeOf('malformed'));
    await expect(cosign(vectors.checkpoint_body, who, -1)).rejects.toEqual(codeOf('out-of-range'));
    await expect(cosign(vectors.checkpoint_body, who, 1.5)).rejects.toEqual(codeOf('out-of-range'));
  });
});

describe('openCheckpoint', () => {
  it('refuses a checkpoint of another origin, or one that only a witness signed', async () => {
    const { text, signatures } = parseNote(vectors.cosigned_checkpoint);
    await expect(openCheckpoint(vectors.cosigned_checkpoint, { ...trust, origin: 'other.example' })).rejects.toEqual(
      codeOf('not-signed'),
    );
    const witnessOnly = formatNote({ text, signatures: signatures.slice(1) });
    await expect(openCheckpoint(witnessOnly, trust)).rejects.toEqual(codeOf('not-signed'));
  });
});

describe('the checkpoints of the published Tessera log', () => {
  const tessera = loadVectors<{ vkey: string; checkpoints: Record<string, string> }>('tlog-tiles-log.json');
  it.each(Object.entries(tessera.checkpoints))('open at size %s', async (size, note) => {
    const { checkpoint } = await openCheckpoint(note, { log: parseVerifierKey(tessera.vkey) });
    expect(checkpoint).toMatchObject({ origin: 'example.com/log/testdata', size: Number(size) });
  });
});
