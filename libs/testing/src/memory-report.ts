import { createHash } from 'node:crypto';
import { canonicalJson, commit, encodeBase64, encodeHex, hashLeaf } from '@countersign/tlog';
import { memoryLog, type MemoryLog } from './memory-log.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 12, 9, minute)).toISOString();
const digest = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The requirement pack and the policy that reports in memory name. */
export const memoryPack = { id: 'eu', requirements: [{ id: 'HLEG-4.1' }] };
export const memoryPolicy = { reasons: ['tone'] };
const digestOfJson = (value: unknown): string => digest(canonicalJson(value));

interface Made {
  decision: Record<string, unknown>;
  leaf: string;
  payload: Record<string, unknown>;
  salt: Uint8Array;
}

function make(number: number): Made {
  const [id, submission] = [`decision-${number}`, `submission-${number}`];
  const binding = {
    version: 1,
    contentDigest: digest(`content ${number}`),
    policyDigest: digestOfJson(memoryPolicy),
    factsDigest: digest(`facts ${number}`),
  };
  const reason = { code: 'tone' };
  const comment = number % 2 === 0 ? null : '語氣不合\u2028請修改';
  const payload = {
    submission,
    decision: id,
    claim: `claim-${number}`,
    outcome: 'reject',
    role: 'reviewer',
    counted: true,
    reasons: [reason],
    commentDigest: comment === null ? null : digest(comment),
    ...binding,
    state: 'rejected',
    approvals: { given: 0, needed: 1 },
    reviewSeconds: 61.5,
  };
  const salt = new Uint8Array(32).fill(number + 1);
  const leaf = canonicalJson({
    v: 1,
    id: `entry-${number}`,
    action: 'review.decided',
    at: at(number),
    actor: 'person:aa',
    subject: submission,
    commitment: commit(salt, payload),
  });
  const decision = {
    id,
    at: at(number),
    outcome: 'reject',
    counted: true,
    reasons: [{ ...reason, label: 'The tone does not fit' }],
    comment,
    decider: { name: '王小明', pseudonym: 'person:aa', role: 'reviewer' },
    reviewSeconds: 61.5,
    submission: { id: submission, system: 'answers', title: 'A title' },
    binding,
    entries: [{ id: `entry-${number}`, at: at(number) }],
  };
  return { decision, leaf, payload, salt };
}

const entry = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A report of `count` decisions, as objects a line, over a log that also holds other entries. */
export async function memoryReport(
  count: number,
  inLog = count,
): Promise<{ lines: Record<string, unknown>[]; log: MemoryLog }> {
  const made = Array.from({ length: inLog }, (_, number) => make(number));
  const log = await memoryLog(made.flatMap(({ leaf }, number) => [entry(`{"other":${number}}`), entry(leaf)]));
  const decisions = made.slice(0, count).map(({ decision, leaf, payload, salt }, number) => {
    const index = 2 * number + 1;
    const leafHash = encodeHex(hashLeaf(entry(leaf)));
    const [own] = decision['entries'] as [object];
    const proof = { index, leaf, leafHash, payload, salt: encodeHex(salt), hashes: log.proof(index).map(encodeBase64) };
    return { type: 'decision', ...decision, entries: [{ ...own, index, leafHash }], proof };
  });
  const header = {
    type: 'report',
    report: '0193a000-0000-7000-8000-000000000000',
    format: 'countersign-report/1',
    from: at(0),
    to: at(59),
    systems: [],
    frozenAt: at(58),
    log: {
      origin: 'log.example/test',
      verifierKey: log.vkey,
      checkpoint: log.note,
      size: 2 * inLog,
      root: encodeBase64(log.root),
    },
    policyDigest: digestOfJson(memoryPolicy),
    decisions: count,
  };
  const lines = [
    header,
    { type: 'coverage', pack: { id: 'eu', digest: digestOfJson(memoryPack) } },
    { type: 'requirement', id: 'HLEG-4.1' },
    ...decisions,
  ];
  return { lines: [...lines, { type: 'end', lines: lines.length + 1 }], log };
}

/** A report as the bytes of its file. */
export function reportBytes(lines: readonly object[]): Uint8Array {
  return entry(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Bytes as a stream of pieces of `size` bytes. */
export async function* pieces(whole: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size);
}
