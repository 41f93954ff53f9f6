import { describe, expect, it } from '@jest/globals';
import { parseVerifierKey } from '@countersign/tlog';
import fc from 'fast-check';
import { flipBit, memoryReport, pieces, reportBytes, serveFiles } from '@countersign/testing';
import { verifyReport } from './verify-whole-report.js';

const { lines, log } = await memoryReport(4);
const trust = { vkey: parseVerifierKey(log.vkey) };
const verify = (bytes: Uint8Array, size?: number) => verifyReport(pieces(bytes, size), { trust });
type Line = Record<string, unknown>;
/** The report with one line changed. */
const changed = (number: number, change: (line: Line) => Line): Line[] =>
  lines.map((line, i) => (i === number ? change(structuredClone(line)) : line));
const deep = (line: Line, path: string, value: unknown): Line => {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Line>((part, key) => part[key] as Line, line);
  holder[last] = value;
  return line;
};

describe('verifyReport', () => {
  it.each([1, 7, 100_000])('verifies a report read in pieces of %i bytes', async (size) => {
    const result = await verify(reportBytes(lines), size);
    expect(result).toMatchObject({ ok: true, size: 8, checked: { decisions: 4, signatures: 1 }, faults: [] });
    expect(result.notProven).toEqual(expect.arrayContaining(['unwitnessed', 'range-only', 'unattributed']));
  });

  it('believes the key in the report when none is given, and says so', async () => {
    const result = await verifyReport(pieces(reportBytes(lines)));
    expect(result.ok).toBe(true);
    expect(result.notProven).toContain('key-not-pinned');
  });

  it.each<[string, string, unknown]>([
    ['the outcome', 'outcome', 'approve'],
    ['whether it counted', 'counted', false],
    ['the comment', 'comment', 'Another'],
    ['a reason', 'reasons', [{ code: 'grounded', label: 'x' }]],
    ['the decider', 'decider.pseudonym', 'person:bb'],
    ['the role', 'decider.role', 'lead'],
    ['how many were decided together', 'together', 12],
    ['the time', 'at', '2026-11-12T09:30:00.000Z'],
    ['the submission', 'submission.id', 'submission-3'],
    ['the content', 'binding.contentDigest', `sha256:${'0'.repeat(64)}`],
    ['the payload', 'proof.payload', {}],
    ['the salt', 'proof.salt', '00'.repeat(32)],
    ['only the salt erased', 'proof.salt', null],
    ['the index', 'proof.index', 3],
    ['the proof', 'proof.hashes', []],
    ['the leaf', 'proof.leaf', '{}'],
    ['the entries', 'entries', [{ id: 'entry-0', index: 5 }]],
  ])('refuses another value of %s', async (_, path, value) => {
    const result = await verify(reportBytes(changed(3, (line) => deep(line, path, value))));
    expect(result.ok).toBe(false);
    expect(result.faults[0]?.detail.en).toContain('Line 4');
  });

  it('refuses one changed bit in all that is proven', async () => {
    const proven = (line: Line) => ({ ...line, decider: { ...(line['decider'] as Line), name: null } });
    const original = lines.map((line, i) => (i === 4 ? proven(line) : line));
    const whole = reportBytes(original);
    const before = reportBytes(original.slice(0, 4)).length;
    const text = new TextDecoder().decode(whole.subarray(before));
    const start = before + Buffer.byteLength(text.slice(0, text.indexOf('"proof":')));
    const length = reportBytes([original[4] ?? {}]).length - (start - before);
    await fc.assert(
      fc.asyncProperty(fc.nat(8 * length - 1), async (position) => {
        expect((await verify(flipBit(whole, 8 * start + position))).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Line[]]>([
    ['a decision left out', lines.toSpliced(4, 1)],
    ['a decision twice', lines.toSpliced(4, 1, lines[3] ?? {})],
    ['no end', lines.slice(0, -1)],
    ['lines after the end', [...lines, { type: 'coverage' }]],
    ['a line of another type', lines.toSpliced(1, 1, { type: 'other' })],
    ['nothing', []],
    ['another size at its head', changed(0, (line) => deep(line, 'log.size', 9))],
    ['a period without its decisions', changed(0, (line) => deep(line, 'from', '2026-11-12T09:02:00.000Z'))],
    ['another AI system', changed(0, (line) => deep(line, 'systems', ['letters']))],
    ['a checkpoint that nobody signed', changed(0, (line) => deep(line, 'log.checkpoint', 'x\n'))],
  ])('refuses a report with %s', async (_, report) => {
    expect((await verify(reportBytes(report))).ok).toBe(false);
  });

  it('refuses a member twice, and a file cut short', async () => {
    const text = new TextDecoder().decode(reportBytes(lines));
    const twice = text.replace('"outcome":"reject"', '"outcome":"approve","outcome":"reject"');
    expect((await verify(new TextEncoder().encode(twice))).ok).toBe(false);
    expect((await verify(reportBytes(lines).subarray(0, -1))).ok).toBe(false);
  });

  it('says where erasure leaves only the act', async () => {
    const erased = changed(3, (line) => deep(deep(line, 'proof.salt', null), 'proof.payload', null));
    const result = await verify(reportBytes(erased));
    expect(result).toMatchObject({ ok: true, checked: { decisions: 4, erased: 1 } });
    expect(result.notProven).toContain('erased');
  });

  it.each([
    ['finds nothing missing in a whole report', 4, []],
    ['finds decisions that a report leaves out', 5, ['incomplete']],
  ])('%s when it reads the log', async (_, inLog, codes) => {
    const report = await memoryReport(4, inLog);
    const server = await serveFiles(report.log.files);
    try {
      const result = await verifyReport(pieces(reportBytes(report.lines)), { trust, log: server.address });
      expect(result.faults.map(({ code }) => code)).toEqual(codes);
      expect(result.notProven).not.toContain('range-only');
    } finally {
      await server.close();
    }
  });
});
