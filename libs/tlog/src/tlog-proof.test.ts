import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { flipBit } from '../test/naive-tree.js';
import {
  decodeHex,
  formatTlogProof,
  hashLeaf,
  parseTlogProof,
  parseTrustPolicy,
  TlogError,
  verifyTlogProof,
} from './index.js';

const vectors = loadVectors<{
  log: { vkey: string };
  witness: { vkey: string };
  leaves_hex: string[];
  timestamp: number;
  tlog_proof_index_3: string;
}>('cosignature-v1.json');
const published = vectors.tlog_proof_index_3;
const policy = parseTrustPolicy(`log ${vectors.log.vkey}\nwitness w ${vectors.witness.vkey}\nquorum w\n`);
const leaf = (index: number): Uint8Array => hashLeaf(decodeHex(vectors.leaves_hex[index] ?? ''));

describe('the published proof file', () => {
  it('verifies offline, with origin, size and the time of the witness', async () => {
    const opened = await verifyTlogProof(parseTlogProof(published), leaf(3), policy);
    expect(opened.checkpoint.size).toBe(8);
    expect(opened.cosignatures.map(({ time }) => time)).toEqual([vectors.timestamp]);
    expect(formatTlogProof(parseTlogProof(published))).toBe(published);
  });

  it('proves no other leaf, and no other index', async () => {
    const proof = parseTlogProof(published);
    for (let other = 0; other < 8; other++) {
      if (other === 3) continue;
      await expect(verifyTlogProof(proof, leaf(other), policy)).rejects.toThrow(TlogError);
      await expect(verifyTlogProof({ ...proof, index: other }, leaf(3), policy)).rejects.toThrow(TlogError);
    }
  });

  it('fails for any flipped bit of the file', async () => {
    const bytes = new TextEncoder().encode(published);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const verify = async () => verifyTlogProof(parseTlogProof(flipBit(bytes, bit)), leaf(3), policy);
        await expect(verify()).rejects.toThrow(TlogError);
      }),
      { numRuns: 500 },
    );
  });
});

describe('proof files', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const proof = fc.record(
    {
      index: fc.maxSafeNat(),
      hashes: fc.array(hash, { maxLength: 63 }),
      checkpoint: fc.string(),
      extra: fc.uint8Array(),
    },
    { requiredKeys: ['index', 'hashes', 'checkpoint'] },
  );

  it('come back from their text', () => {
    fc.assert(fc.property(proof, (value) => expect(parseTlogProof(formatTlogProof(value))).toEqual(value)));
  });

  const hashLine = `${'A'.repeat(43)}=`;
  it.each([
    '',
    'c2sp.org/tlog-proof@v1\nindex 3\n',
    'c2sp.org/tlog-proof@v2\nindex 3\n\n',
    'c2sp.org/tlog-proof@v1\n\n',
    'c2sp.org/tlog-proof@v1\nindex 03\n\n',
    'c2sp.org/tlog-proof@v1\nindex\n\n',
    'c2sp.org/tlog-proof@v1\nextra !\nindex 3\n\n',
    'c2sp.org/tlog-proof@v1\nindex 3\nextra AAAA\n\n',
    'c2sp.org/tlog-proof@v1\nindex 3\nAAAA\n\n',
    `c2sp.org/tlog-proof@v1\nindex 3\n${hashLine} \n\n`,
    `c2sp.org/tlog-proof@v1\nindex 3\n${`${hashLine}\n`.repeat(64)}\n`,
  ])('are refused: %j', (text) => {
    expect(() => parseTlogProof(text)).toThrow(TlogError);
  });
});
