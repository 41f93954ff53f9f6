import { describe, expect, it } from '@jest/globals';
import {
  ed25519KeyFromSeed,
  encodeHex,
  formatCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  hashLeaf,
  hashNode,
  signNote,
  verifierKey,
} from '@countersign/tlog';
import { verifyEntry, type VerifyInput } from './verify-entry.js';

const origin = 'example.test/log';

async function sealed(): Promise<VerifyInput> {
  const leaf = '{"action":"review.decided"}';
  const [own, other] = [hashLeaf(new TextEncoder().encode(leaf)), hashLeaf(Uint8Array.of(1))];
  const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(7));
  const vkey = verifierKey(origin, 'ed25519', key.publicKey);
  const text = formatCheckpoint({ origin, size: 2, root: hashNode(own, other), extensions: [] });
  const checkpoint = await signNote(text, { name: origin, key });
  return {
    leaf,
    leafHash: `sha256:${encodeHex(own)}`,
    proof: formatTlogProof({ index: 0, hashes: [other], checkpoint }),
    verifierKey: formatVerifierKey(vkey),
  };
}

describe('verifyEntry', () => {
  it('follows a leaf up to the signed root', async () => {
    const steps = await verifyEntry(await sealed());
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['leaf', true],
      ['signature', true],
      ['inclusion', true],
    ]);
  });

  it('fails at the leaf when one character of it was edited', async () => {
    const input = await sealed();
    const steps = await verifyEntry({ ...input, leaf: input.leaf.replace('decided', 'Decided') });
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual([['leaf', false]]);
  });

  it('fails at the signature when the checkpoint was edited', async () => {
    const input = await sealed();
    const steps = await verifyEntry({ ...input, proof: input.proof.replace(`${origin}\n2\n`, `${origin}\n3\n`) });
    expect(steps.at(-1)).toMatchObject({ step: 'signature', ok: false });
  });

  it('fails at the proof when the index is another', async () => {
    const input = await sealed();
    const steps = await verifyEntry({ ...input, proof: input.proof.replace('index 0', 'index 1') });
    expect(steps.at(-1)).toMatchObject({ step: 'inclusion', ok: false });
  });
});
