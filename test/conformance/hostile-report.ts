import type { CoverageView, Language } from '@countersign/contracts';
import type { ReportContent, ReportDecision, ReportException } from '@countersign/reports';
import { hostileTexts } from './hostile-values.js';

/** Texts that spreadsheets run, or that break tables and lines. */
export const cellTexts: readonly string[] = [
  ...hostileTexts,
  '=cmd()',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1',
  '\r=1',
  '\u200b=1',
  '＝cmd()',
  'a,b;c"d""e',
  'line one\nline two\r\nline three',
  ' padded ',
];

const digest = `sha256:${'ab'.repeat(32)}`;

function decision(text: string, index: number): ReportDecision {
  const id = `0193a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
  return {
    id,
    at: '2026-11-24T08:00:00.000Z',
    outcome: 'approve',
    counted: true,
    lapsedAt: null,
    reasons: [{ code: 'grounded', label: text }],
    comment: text,
    decider: { name: text, pseudonym: 'p-1', role: 'reviewer' },
    reviewSeconds: 12.5,
    together: null,
    submission: {
      id,
      version: 1,
      state: 'approved',
      system: 'answers',
      modality: 'text',
      title: text,
      tier: 'high',
      riskRules: [text],
      routeRules: [text],
      queue: null,
      receivedAt: '2026-11-24T07:00:00.000Z',
      dueAt: '2026-11-24T07:30:00.000Z',
    },
    binding: { version: 1, contentDigest: digest, policyDigest: digest, factsDigest: digest },
    checks: [{ check: 'text-bias', version: '1.0.0', outcome: 'flagged', score: null }],
    findings: [
      {
        id,
        check: 'text-bias',
        checkVersion: '1.0.0',
        code: 'stereotype',
        severity: 'major',
        place: null,
        message: text,
      },
    ],
    findingsOmitted: 0,
    approvals: { given: 1, needed: 1 },
    exceptions: ['approved-with-serious-finding', 'decided-late'],
    requirements: ['AIA-14.4.b'],
    entries: [
      { id, action: 'review.decided', at: '2026-11-24T08:00:00.000Z', index, leafHash: 'cd'.repeat(32), proof: null },
    ],
    proof: { index, leaf: 'leaf', leafHash: 'cd'.repeat(32), payload: { comment: text }, salt: null, hashes: [] },
  };
}

const expiredClaim = (title: string, index: number): ReportException => ({
  kind: 'claim-expired',
  at: '2026-11-24T08:00:00.000Z',
  system: 'answers',
  submission: '0193a000-0000-7000-8000-000000000000',
  title,
  tier: null,
  decision: null,
  outcome: null,
  pseudonym: null,
  index,
});

const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };

const withdrawn = (text: string) => ({
  signer: text,
  system: null,
  signedAt: '2026-11-02T09:00:00.000Z',
  expiresAt: null,
  entry: '01930000-0000-7000-8000-000000000001',
  logIndex: null,
  withdrawnAt: '2026-11-10T09:00:00.000Z',
  withdrawnBy: text,
});

function coverage(text: string): CoverageView {
  return {
    at: '2026-11-24T08:00:00.000Z',
    system: null,
    pack: { id: 'pack', version: '1', digest, asOf: '2026-10-08', title: text },
    disclaimer: text,
    requirements: [
      {
        id: 'AIA-14.4.b',
        framework: 'AIA',
        parent: null,
        family: { id: 'AIA-14', title: text },
        title: text,
        paraphrase: text,
        sources: [{ ref: 'SRC-AIA', at: text }],
        appliesFrom: null,
        verdict: 'not_met',
        bySystem: { answers: 'not_met', staffing: 'met' },
        expiresAt: '2027-01-01T00:00:00.000Z',
        limits: text,
        attestation: { by: 'dpo', statement: text, standing: 'missing', signed: [], withdrawn: [withdrawn(text)] },
        raises: [text],
        rules: [
          {
            rule: 'r',
            kind: 'coverage',
            origin: 'law',
            holds: null,
            population: 3,
            sample: 3,
            met: 1,
            ...period,
            expiresAt: null,
            note: text,
            remark: text,
          },
          {
            rule: 's',
            kind: 'coverage',
            origin: 'law',
            holds: false,
            population: 3,
            sample: 3,
            met: 1,
            ...period,
            expiresAt: '2027-01-01T00:00:00.000Z',
            note: null,
            remark: text,
          },
        ],
      },
    ],
  };
}

/** A report in which every free text, one decision and one pack each, is a hostile one. */
export function hostileReport(language: Language): ReportContent {
  return {
    header: {
      report: '0193a000-0000-7000-8000-000000000000',
      kind: 'audit',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      timeZone: 'UTC',
      systems: [],
      language,
      frozenAt: '2026-11-24T08:00:00.000Z',
      log: {
        origin: 'example.org/log',
        verifierKey: 'key',
        checkpoint: 'checkpoint',
        size: 9,
        root: 'root',
        witnesses: [],
      },
      policyDigest: digest,
      packs: [{ id: 'pack', version: '1', digest, asOf: '2026-10-08', title: 'Pack' }],
      decisions: cellTexts.length,
      notProven: ['Nothing.'],
    },
    coverage: cellTexts.map(coverage),
    async *decisions() {
      for (const [index, text] of cellTexts.entries()) yield Promise.resolve(decision(text, index));
    },
    async *expiredClaims() {
      for (const [index, title] of cellTexts.entries()) yield Promise.resolve(expiredClaim(title, index));
    },
    async *setAside() {},
    rules: { packs: [], witnesses: null, policyText: '{}', policies: async () => [] },
  };
}

/** A report with nothing in it. */
export function emptyReport(language: Language): ReportContent {
  const { header, rules } = hostileReport(language);
  return {
    rules,
    header: { ...header, decisions: 0 },
    coverage: [],
    async *decisions() {},
    async *expiredClaims() {},
    async *setAside() {},
  };
}
