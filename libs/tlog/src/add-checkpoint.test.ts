import { describe, expect, it } from '@jest/globals';
import { loadVectors } from '../test/load-vectors.js';
import { naiveLeaves, naiveReader, naiveRoot } from '../test/naive-tree.js';
import {
  consistencyProof,
  decideAddCheckpoint,
  decodeHex,
  ed25519KeyFromSeed,
  formatAddCheckpoint,
  formatCheckpoint,
  openCheckpoint,
  originOf,
  parseAddCheckpoint,
  parseVerifierKey,
  sha256,
  encodeHex,
  signNote,
  TlogError,
  verifierKey,
  type Checkpoint,
} from './index.js';

type Vectors = { log_vkey: string; cases: { request_body: string; status: number }[] };
const vectors = loadVectors<Vectors>('witness-add-checkpoint.json');
const ours = loadVectors<{
  log: { vkey: string; origin: string };
  witness_add_checkpoint_6_to_8: string;
  witness_checkpoint_url_path: string;
}>('cosignature-v1.json');

describe('published requests to a witness', () => {
  it('are answered in order with the published status', async () => {
    const logKey = parseVerifierKey(vectors.log_vkey);
    let latest: Checkpoint | undefined;
    const statuses: number[] = [];
    for (const { request_body } of vectors.cases) {
      const request = parseAddCheckpoint(request_body);
      expect(formatAddCheckpoint(request)).toBe(request_body);
      const known = originOf(request) === logKey.name ? logKey : undefined;
      const decision = await decideAddCheckpoint(request, known, latest);
      if (decision.status === 200) latest = decision.opened.checkpoint;
      statuses.push(decision.status);
    }
    // The vectors are older than the rule that a log which is not known gets 404; theirs is 403, in the third case.
    const expected = vectors.cases.map(({ status }, i) => (i === 2 ? 404 : status));
    expect(statuses).toEqual(expected);
    expect(latest?.size).toBe(5);
  });

  it('include ours from 6 to 8', async () => {
    const logKey = parseVerifierKey(ours.log.vkey);
    const request = parseAddCheckpoint(ours.witness_add_checkpoint_6_to_8);
    expect(formatAddCheckpoint(request)).toBe(ours.witness_add_checkpoint_6_to_8);
    const roots = loadVectors<{ roots_by_size: string[] }>('rfc6962-hash.json').roots_by_size;
    const latest = { origin: logKey.name, size: 6, root: decodeHex(roots[6] ?? '') };
    expect(await decideAddCheckpoint(request, logKey, latest)).toMatchObject({
      status: 200,
      opened: { checkpoint: { size: 8 } },
    });
    const hash = encodeHex(sha256(new TextEncoder().encode(originOf(request))));
    expect(`${hash}/checkpoint`).toBe(ours.witness_checkpoint_url_path);
  });
});

describe('decideAddCheckpoint', () => {
  const origin = 'log.example/1';
  const leaves = naiveLeaves(20);
  const checkpoint = (size: number): Checkpoint => ({ origin, size, root: naiveRoot(leaves.slice(0, size)) });
  const asked = async (oldSize: number, size: number, latest: Checkpoint | undefined, forged?: Checkpoint) => {
    const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(3));
    const note = await signNote(formatCheckpoint(forged ?? checkpoint(size)), { name: origin, key });
    const proof = oldSize > 0 && oldSize <= size ? consistencyProof(oldSize, size, naiveReader(leaves)) : [];
    const logKey = verifierKey(origin, 'ed25519', key.publicKey);
    return { request: { oldSize, proof, checkpoint: note }, logKey, latest };
  };

  it.each([
    ['the first checkpoint', 0, 5, undefined, 200],
    ['an extension', 5, 9, 5, 200],
    ['the same again', 9, 9, 9, 200],
    ['an old size above the new', 9, 5, 9, 400],
    ['an old size that is not the latest', 5, 12, 9, 409],
    ['a first checkpoint where one is known', 0, 12, 9, 409],
  ])('answers %s', async (_, oldSize, size, latest, status) => {
    const {
      request,
      logKey,
      latest: known,
    } = await asked(oldSize, size, latest === undefined ? latest : checkpoint(latest));
    const decision = await decideAddCheckpoint(request, logKey, known);
    expect(decision.status).toBe(status);
    if (decision.status === 200) {
      expect(await openCheckpoint(request.checkpoint, { log: logKey })).toEqual(decision.opened);
    }
    if (decision.status === 409) expect(decision.size).toBe(9);
  });

  it('refuses a fork: another root of the same size (409), or one that does not extend the tree (422)', async () => {
    const fork = { origin, size: 9, root: naiveRoot(naiveLeaves(21).slice(10)) };
    const same = await asked(9, 9, checkpoint(9), fork);
    expect((await decideAddCheckpoint(same.request, same.logKey, same.latest)).status).toBe(409);
    const longer = await asked(5, 9, checkpoint(5), fork);
    expect((await decideAddCheckpoint(longer.request, longer.logKey, longer.latest)).status).toBe(422);
    const { request, logKey } = await asked(0, 5, undefined);
    const padded = { ...request, proof: [fork.root] };
    expect((await decideAddCheckpoint(padded, logKey, undefined)).status).toBe(422);
  });

  it.each([
    '',
    'old 1\n',
    'old 01\n\nx',
    'new 1\n\nx',
    'old 1\nAAAA\n\nx',
    `old 1\n${`${'A'.repeat(43)}=\n`.repeat(64)}\nx`,
  ])('does not read %j as a request', (body) => expect(() => parseAddCheckpoint(body)).toThrow(TlogError));
});
