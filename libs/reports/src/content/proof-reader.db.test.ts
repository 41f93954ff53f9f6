import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { appendEntries, readInclusionProof } from '@countersign/audit';
import { ReportFixture } from '../../test/report-fixture.js';
import { ProofReader } from './proof-reader.js';

jest.setTimeout(30_000);
const leaves = 1500;
let fixture: ReportFixture;

beforeAll(async () => {
  fixture = await ReportFixture.open();
  const payload = { kind: 'full', size: 0, ok: true, faults: [] } as const;
  const drafts = Array.from({ length: leaves }, () => ({ action: 'log.verified', subject: null, payload }) as const);
  await fixture.db.transaction((tx) =>
    appendEntries(
      tx,
      setUpActor,
      drafts.map((draft) => ({ ...draft, payload: { ...payload, faults: [] } })),
    ),
  );
  await fixture.seal();
}, 60_000);
afterAll(() => fixture.close());

it.each([
  ['the whole log, with room for all', leaves, { tiles: 256, nodes: 20_000 }],
  ['the whole log, forgetting all the time', leaves, { tiles: 1, nodes: 8 }],
  ['an earlier log in the midst of a tile', 700, { tiles: 256, nodes: 20_000 }],
  ['one full tile', 256, { tiles: 2, nodes: 600 }],
])('proves leaves of %s as the log does', async (_, size, limits) => {
  const proofs = new ProofReader(size, limits);
  const indexes = Array.from({ length: 60 }, (_item, at) => (at * 389) % size).concat(0, size - 1, 0);
  await fixture.db.read(async (tx) => {
    for (const index of indexes) {
      expect(await proofs.read(tx, index)).toEqual(
        (await readInclusionProof(tx, index, size)).map((hash) => new Uint8Array(hash)),
      );
    }
  });
});
