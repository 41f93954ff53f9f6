import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addSignatures,
  consistencyProof,
  cosign,
  decideAddCheckpoint,
  decodeEntryBundle,
  ed25519KeyFromSeed,
  encodeEntryBundle,
  formatAddCheckpoint,
  formatCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  hashLeaf,
  inclusionProof,
  openCheckpointByPolicy,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  parseTrustPolicy,
  parseVerifierKey,
  signNote,
  TlogError,
  treeRoot,
  verifierKey,
  verifyTlogProof,
} from './index.js';
import { naiveReader } from '../test/naive-tree.js';

const origin = 'log.example/mutations';
const key = (seed: number) => ed25519KeyFromSeed(new Uint8Array(32).fill(seed));
const [logKey, ...witnesses] = await Promise.all([key(1), key(2), key(3)]);
const vkey = formatVerifierKey(verifierKey(origin, 'ed25519', logKey.publicKey));
const names = ['w.example/1', 'w.example/2'];
const policyText = [
  `log ${vkey}`,
  ...witnesses.map(
    ({ publicKey }, i) =>
      `witness w${i} ${formatVerifierKey(verifierKey(names[i] ?? '', 'cosignature/v1', publicKey))}`,
  ),
  'group both all w0 w1',
  'quorum both',
  '',
].join('\n');
const policy = parseTrustPolicy(policyText);
const leaves = Array.from({ length: 13 }, (_, i) => hashLeaf(Uint8Array.of(i)));
const read = naiveReader(leaves);

async function cosignedNote(size: number): Promise<string> {
  const text = formatCheckpoint({ origin, size, root: treeRoot(Buffer.concat(leaves.slice(0, size))) });
  const lines = await Promise.all(
    witnesses.map((key, i) => cosign(text, { name: names[i] ?? '', key }, 1_760_000_000)),
  );
  return addSignatures(await signNote(text, { name: origin, key: logKey }), lines);
}

const note = await cosignedNote(13);
const proof = formatTlogProof({ index: 5, hashes: inclusionProof(5, 13, read), checkpoint: note });
const old = await cosignedNote(6);
const request = formatAddCheckpoint({ oldSize: 6, proof: consistencyProof(6, 13, read), checkpoint: note });

/** Every way of changing a text that the specifications leave no room for: a bit, a line less, more, or elsewhere, an end cut off. */
const mutated = (text: string): fc.Arbitrary<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  const lines = text.split('\n');
  const line = fc.nat(lines.length - 1);
  const joined = (all: string[]): Uint8Array => new TextEncoder().encode(all.join('\n'));
  return fc
    .oneof(
      fc
        .nat(8 * bytes.length - 1)
        .map((bit) => bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))),
      line.map((at) => joined(lines.toSpliced(at, 1))),
      line.map((at) => joined(lines.toSpliced(at, 0, lines[at] ?? ''))),
      fc.tuple(line, line).map(([a, b]) => joined(lines.with(a, lines[b] ?? '').with(b, lines[a] ?? ''))),
      fc.nat(bytes.length - 1).map((end) => bytes.slice(0, end)),
      fc.string({ minLength: 1, maxLength: 5, unit: 'binary' }).map((more) => joined([text + more])),
    )
    .filter((changed) => Buffer.compare(changed, bytes) !== 0);
};

/** The same signatures in another order, or one of them twice, sign the same. */
function meansTheSame(changed: Uint8Array, whole: string): boolean {
  const parts = (text: string) => {
    const [head = '', ...rest] = text.split(/(?<=\n\n)(?=— )/);
    return [head, [...new Set(rest.join('').split('\n'))].toSorted().join('\n')].join('\0');
  };
  return parts(Buffer.from(changed).toString('utf8')) === parts(whole);
}

async function refused(attempt: () => unknown): Promise<boolean> {
  try {
    await attempt();
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(TlogError);
    return true;
  }
}

const runs = { numRuns: 1500 };

describe('whatever is changed is refused', () => {
  it('of a cosigned checkpoint', async () => {
    expect((await openCheckpointByPolicy(note, policy)).cosignatures).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(mutated(note), async (changed) => {
        if (!meansTheSame(changed, note))
          expect(await refused(() => openCheckpointByPolicy(changed, policy))).toBe(true);
      }),
      runs,
    );
  }, 120_000);

  it('of a proof file', async () => {
    const leaf = leaves[5] ?? new Uint8Array();
    await verifyTlogProof(parseTlogProof(proof), leaf, policy);
    await fc.assert(
      fc.asyncProperty(mutated(proof), async (changed) => {
        if (meansTheSame(changed, proof)) return;
        expect(await refused(() => verifyTlogProof(parseTlogProof(changed), leaf, policy))).toBe(true);
      }),
      runs,
    );
  }, 120_000);

  it('of a request to a witness', async () => {
    const decide = async (body: string) =>
      decideAddCheckpoint(parseAddCheckpoint(body), parseVerifierKey(vkey), parseCheckpoint(parseNote(old).text));
    expect((await decide(request)).status).toBe(200);
    // A witness looks at the log's signature only: others of the note are not its business.
    const own = request.split('\n— w.example')[0] ?? '';
    await fc.assert(
      fc.asyncProperty(mutated(`${own}\n`), async (changed) => {
        const body = Buffer.from(changed).toString('utf8');
        if (meansTheSame(changed, `${own}\n`)) return;
        const status = await decide(body).then(
          (decision) => decision.status,
          (error: unknown) => (error instanceof TlogError ? 400 : 500),
        );
        expect([400, 403, 404, 409, 422]).toContain(status);
      }),
      runs,
    );
  }, 120_000);

  it('of a verifier key, and of what an entry bundle holds', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(vkey), async (changed) => {
        const text = Buffer.from(changed).toString('utf8');
        const isSame = text.toLowerCase() === vkey.toLowerCase() && text.split('+')[2] === vkey.split('+')[2];
        // The case of the key id's digits is free.
        if (!isSame || text.split('+')[0] !== origin) expect(await refused(() => parseVerifierKey(text))).toBe(true);
      }),
      runs,
    );
    const entries = [1, 200, 0, 7].map((size) => new Uint8Array(size).fill(size));
    const bundle = encodeEntryBundle(entries);
    fc.assert(
      fc.property(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = bundle.map((byte, i) => (i === at ? byte ^ by : byte));
        const read = (() => {
          try {
            return decodeEntryBundle(changed, entries.length);
          } catch (error) {
            return error;
          }
        })();
        expect(read instanceof TlogError || JSON.stringify(read) !== JSON.stringify(entries)).toBe(true);
      }),
    );
  }, 120_000);
});
