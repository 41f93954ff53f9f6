import { describe, expect, it } from '@jest/globals';
import type { Language } from '@countersign/contracts';
import { memoryLog, memoryReport, pieces, reportBytes, serveFiles } from '@countersign/testing';
import { canonicalJson, commit, encodeBase64, encodeHex, hashLeaf, parseVerifierKey } from '@countersign/tlog';
import { describeVerification } from '@countersign/verifier';
import { verifyReport } from './verify-whole-report.js';

const salt = new Uint8Array(32);
const leafOf = (action: string, minute: number, payload: object, subject = 'submission-1'): string =>
  canonicalJson({
    v: 1,
    id: `entry-${minute}`,
    action,
    at: `2026-11-12T09:0${minute}:00.000Z`,
    actor: 'person:aa',
    subject,
    commitment: commit(salt, payload),
  });
const review = { purpose: 'review' };
const gold = { purpose: 'gold' };
/** The same output comes in twice before somebody decides on it: as what it is, and as what it is to be set aside for. */
const leaves = [
  leafOf('submission.received', 1, gold, 'submission-0'),
  leafOf('submission.received', 2, review),
  leafOf('submission.received', 3, gold),
  leafOf('review.decided', 4, { outcome: 'reject' }),
  leafOf('submission.received', 5, review),
];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const log = await memoryLog(leaves.map(bytes));

/** A report without a decision, which sets the one there is aside by the entry at `received`; the outcome against the log. */
async function setAsideBy(received: number, opened: object | null) {
  const proof = (index: number, payload: object | null) => {
    const leaf = leaves[index] ?? '';
    const opens = { payload, salt: payload && encodeHex(salt) };
    const hashes = log.proof(index).map(encodeBase64);
    return { index, leaf, leafHash: encodeHex(hashLeaf(bytes(leaf))), ...opens, hashes };
  };
  const [head] = (await memoryReport(0)).lines;
  const tree = { verifierKey: log.vkey, checkpoint: log.note, size: leaves.length, root: encodeBase64(log.root) };
  const lines = [
    { ...head, log: { ...(head?.['log'] as object), ...tree } },
    { type: 'set-aside', purpose: opened && 'gold', proof: proof(3, null), received: proof(received, opened) },
    { type: 'end', lines: 3 },
  ];
  const server = await serveFiles(log.files);
  try {
    const trust = { vkey: parseVerifierKey(log.vkey) };
    return await verifyReport(pieces(reportBytes(lines)), { trust, log: server.address });
  } finally {
    await server.close();
  }
}

describe('decisions set aside, held against the log', () => {
  it('may be true ones where their purpose is not shown: what is open says how many, and that any could stand there', async () => {
    const result = await setAsideBy(1, null);
    expect(result).toMatchObject({ ok: true, faults: [], checked: { setAside: 1, setAsideClosed: 1 } });
    expect(result.notProven).toContain('set-aside-closed');
    const open = (language: Language) => describeVerification(result, language).open.join('\n');
    expect(open('en')).toContain(
      'Whether decisions were left out: 1 of the decisions set aside came without their purpose',
    );
    expect(open('zh-TW')).toContain('是否有裁決遭遺漏：不列入的裁決中有 1 筆未揭露用途');
  });

  it.each([
    ['opened', gold],
    ['not opened', null],
  ])('are refused by an entry, %s, that is not the first of their output in the log', async (_, opened) => {
    const { faults } = await setAsideBy(2, opened);
    expect(faults.map(({ code }) => code)).toEqual(['not-first']);
  });
});
