import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { languages, type CoverageView, type Language, type Verdict, verdict as verdicts } from '@countersign/contracts';
import { loadPacks } from '@countersign/requirements';
import { schemaFaults } from '../../test/oscal/schema-faults.js';
import type { ReportContent } from '../renderer.js';
import { oscalDocuments, oscalText } from './oscal-documents.js';
import type { OscalDocuments } from './oscal-model.js';
import { referenceFaults } from './reference-faults.js';
import { ReportEvidence } from './report-evidence.js';

const packs = await loadPacks(fileURLToPath(new URL('../../../../policies/requirements', import.meta.url)));

function coverageOf(language: Language, verdictOf: (index: number) => Verdict, text = 'A rule.'): CoverageView[] {
  return packs.map((pack) => ({
    at: '2026-11-24T08:00:00.000Z',
    system: null,
    pack: { id: pack.id, version: pack.version, digest: pack.digest, asOf: pack.as_of, title: pack.title },
    disclaimer: text,
    requirements: pack.requirements.map(({ id, framework, parent, title, paraphrase, source, evidence }, index) => ({
      id,
      framework,
      parent: parent ?? null,
      family: { id: parent ?? id, title: text },
      title: text === 'A rule.' ? title : text,
      paraphrase: text === 'A rule.' ? paraphrase : text,
      sources: source,
      appliesFrom: index % 2 === 0 ? null : '2027-12-02',
      verdict: verdictOf(index),
      expiresAt: index % 2 === 0 ? null : '2027-01-01T00:00:00.000Z',
      rules: (evidence.rules ?? []).map(({ id: rule, kind, origin }, place) => ({
        rule,
        kind,
        origin,
        holds: [true, false, null][place % 3] ?? null,
        population: 43,
        sample: 41,
        met: 40,
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-11-24T08:00:00.000Z',
        expiresAt: place % 2 === 0 ? null : '2027-01-01T00:00:00.000Z',
        note: place % 2 === 0 ? null : text,
        remark: null,
      })),
      limits: null,
      attestation:
        index % 3 === 0
          ? null
          : {
              by: text,
              statement: text,
              standing: index % 3 === 1 ? ('current' as const) : ('expired' as const),
              signed: index % 3 === 1 ? [signedBy] : [],
              withdrawn: index % 3 === 1 ? [] : [withdrawnBy],
            },
      raises: [text],
    })),
  }));
}

const signedBy = {
  signer: 'Olga',
  system: 'answers',
  signedAt: '2026-11-02T09:00:00.000Z',
  expiresAt: '2027-11-02T09:00:00.000Z',
  entry: '01930000-0000-7000-8000-000000000001',
  logIndex: 7,
};

const withdrawnBy = { ...signedBy, withdrawnAt: '2026-11-10T09:00:00.000Z', withdrawnBy: 'Olaf' };

function reportOf(coverage: CoverageView[], language: Language = 'en', name = 'run'): ReportContent {
  const digest = `sha256:${'ab'.repeat(32)}`;
  return {
    header: {
      report: name,
      kind: 'audit',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      timeZone: 'UTC',
      systems: ['answers'],
      language,
      frozenAt: '2026-11-24T08:00:00.000Z',
      log: {
        origin: 'example.org/log',
        verifierKey: 'k+1+2',
        checkpoint: 'example.org/log\n9\nx\n',
        size: 9,
        root: 'r=',
        witnesses: [],
      },
      policyDigest: digest,
      packs: coverage.map(({ pack }) => pack),
      decisions: 0,
      notProven: ['Nothing.'],
    },
    coverage,
    async *decisions() {},
    async *expiredClaims() {},
    async *setAside() {},
    rules: { packs, witnesses: null, policyText: '{}', policies: async () => [] },
  };
}

const report = { href: '../report.jsonl', digest: `sha256:${'cd'.repeat(32)}` };
const files = { catalog: 'catalog.json', report, folder: '../' };
const documentsOf = (report: ReportContent, evidence = new ReportEvidence()) => oscalDocuments(report, evidence, files);
const every = (index: number): Verdict => verdicts.options[index % verdicts.options.length] as Verdict;
const resultOf = ({ results }: OscalDocuments) => {
  const [result] = results['assessment-results'].results;
  if (!result) throw new Error('no result');
  return result;
};

describe('the OSCAL documents of a report', () => {
  it.each(languages)('pass the schemas of NIST and refer to what is there, in %s', (language) => {
    const documents = documentsOf(reportOf(coverageOf(language, every), language));
    expect(schemaFaults(documents)).toEqual([]);
    expect(referenceFaults(documents)).toEqual([]);
  });

  it('pass with nothing in them, with one verdict only, and with packs that share all their ids', () => {
    const reports = [
      reportOf([]),
      ...verdicts.options.map((one) => reportOf(coverageOf('en', () => one))),
      reportOf([...coverageOf('en', every), ...coverageOf('en', every)]),
      {
        ...reportOf(coverageOf('en', every)),
        rules: { packs: [], witnesses: null, policyText: '{}', policies: async () => [] },
      },
    ];
    for (const report of reports) expect(schemaFaults(documentsOf(report))).toEqual([]);
  });

  it.each(['', ' ', '\n', 'a\nb', ' x ', '\u2028', '\u0000', '\ud800', '# <b>&amp;', '報告\r\n', '\ufeff'])(
    'pass with %j for every text',
    (text) => {
      expect(schemaFaults(documentsOf(reportOf(coverageOf('en', every, text))))).toEqual([]);
    },
  );

  it('are the same for the same run, and share no UUID with those of another', () => {
    const text = (name: string): string => {
      const { catalog, results, mapping } = documentsOf(reportOf(coverageOf('en', every), 'en', name));
      return [catalog, results, mapping].map((one) => oscalText(one ?? {})).join('');
    };
    expect(text('run')).toBe(text('run'));
    const uuids = (name: string): string[] => text(name).match(/(?<="uuid": ")[^"]+/g) ?? [];
    const others = new Set(uuids('other'));
    expect(others.size).toBeGreaterThan(200);
    expect(uuids('run').filter((uuid) => others.has(uuid))).toEqual([]);
  });

  it.each<[Verdict, string, string]>([
    ['met', 'satisfied', 'pass'],
    ['met_with_remarks', 'satisfied', 'other'],
    ['not_met', 'not-satisfied', 'fail'],
    ['not_enough_data', 'not-satisfied', 'other'],
    ['attestation_pending', 'not-satisfied', 'other'],
  ])('say %s as %s, %s, and the verdict itself beside it', (verdict, state, reason) => {
    const { findings = [], risks = [] } = resultOf(documentsOf(reportOf(coverageOf('en', () => verdict))));
    expect(findings.length).toBeGreaterThan(90);
    for (const { target } of findings) {
      expect(target.status).toEqual({ state, reason });
      expect(target.props).toContainEqual(expect.objectContaining({ name: 'verdict', value: verdict }));
    }
    expect(risks).toHaveLength(state === 'satisfied' ? 0 : findings.length);
  });

  it('leave out what does not apply, by name', () => {
    const result = resultOf(documentsOf(reportOf(coverageOf('en', (index) => (index < 3 ? 'not_applicable' : 'met')))));
    const [selection] = result['reviewed-controls']['control-selections'];
    expect(selection?.['exclude-controls']).toHaveLength(3 * packs.length);
    const excluded = new Set(selection?.['exclude-controls']?.map(({ 'control-id': id }) => id));
    expect(result.findings?.some(({ target }) => excluded.has(target['target-id'].replace('_smt', '')))).toBe(false);
  });

  it('name the decisions that count for a requirement, the first of them by log index', () => {
    const evidence = new ReportEvidence();
    const id = packs[0]?.requirements.find(({ evidence: { rules } }) => rules)?.id ?? '';
    for (let index = 0; index < 30; index += 1) {
      evidence.take({ requirements: [id], proof: { index } as Parameters<ReportEvidence['take']>[0]['proof'] });
    }
    const documents = documentsOf(reportOf(coverageOf('en', () => 'met')), evidence);
    const own = resultOf(documents).observations?.find(({ 'relevant-evidence': [first] }) =>
      first?.props?.some(({ name, value }) => name === 'decisions' && value === '30'),
    );
    expect(own?.['relevant-evidence'][0]?.props?.filter(({ name }) => name === 'log-index')).toHaveLength(20);
    expect(schemaFaults(documents)).toEqual([]);
  });

  it('quote the statements that are current, and no others', () => {
    const { attestations = [] } = resultOf(documentsOf(reportOf(coverageOf('en', () => 'met'))));
    const current = packs.flatMap(({ requirements }) => requirements.filter((_, index) => index % 3 === 1));
    expect(attestations).toHaveLength(current.length);
    const said = new Map(attestations[0]?.parts[0]?.props?.map(({ name, value }) => [name, value]));
    expect(Object.fromEntries(said)).toMatchObject({
      'signed-by': 'Olga',
      'signed-at': '2026-11-02T09:00:00.000Z',
      'expires-at': '2027-11-02T09:00:00.000Z',
      'ai-system': 'answers',
      entry: signedBy.entry,
      'log-index': '7',
    });
    expect(said.get('asked-of')).not.toBe('Olga');
  });

  it('name who withdrew a statement, and when', () => {
    const props = resultOf(documentsOf(reportOf(coverageOf('en', () => 'attestation_pending')))).findings?.flatMap(
      ({ target }) => target.props ?? [],
    );
    const ended = packs.flatMap(({ requirements }) => requirements.filter((_, index) => index % 3 === 2));
    const named = (name: string) => props?.filter((item) => item.name === name).map(({ value }) => value);
    expect(named('withdrawn-by')).toEqual(ended.map(() => 'Olaf'));
    expect(named('withdrawn-at')).toEqual(ended.map(() => '2026-11-10T09:00:00.000Z'));
  });

  it('map each requirement with a crosswalk, and only to codes that the pack has', () => {
    const { mapping } = documentsOf(reportOf(coverageOf('en', every)));
    const mappings = mapping?.['mapping-collection'].mappings ?? [];
    expect(mappings.length).toBeGreaterThanOrEqual(4);
    const codes = packs.flatMap(({ requirements }) => requirements.flatMap(({ crosswalk }) => crosswalk?.nist ?? []));
    const nist = mappings
      .flatMap(({ maps }) => maps)
      .flatMap(({ targets }) => targets.map((target) => target['id-ref']));
    for (const code of codes) expect(nist).toContain(code.replace(' ', '-'));
  });
});

describe('the reference check', () => {
  const documents = documentsOf(reportOf(coverageOf('en', () => 'not_met')));
  it.each<[string, (copy: OscalDocuments) => void, RegExp]>([
    ['a UUID twice', (copy) => void (copy.catalog.catalog.uuid = copy.results['assessment-results'].uuid), /twice/],
    ['an observation that is not there', (copy) => void resultOf(copy).observations?.shift(), /part of its document/],
    ['a risk that is not there', (copy) => void resultOf(copy).risks?.shift(), /part of its document/],
    ['a control that is not there', (copy) => void copy.catalog.catalog.groups?.shift(), /part of the catalogue/],
    [
      'a resource that is not there',
      (copy) => void copy.results['assessment-results']['back-matter'].resources.shift(),
      /resource/,
    ],
    [
      'a tool that is not there',
      (copy) => void resultOf(copy)['local-definitions'].components.pop(),
      /part of its document|empty/,
    ],
    [
      'an id twice',
      (copy) => {
        const [group] = copy.catalog.catalog.groups ?? [];
        if (group?.controls[0]) group.controls.push(group.controls[0]);
      },
      /twice/,
    ],
    ['an empty list', (copy) => void (resultOf(copy).risks = []), /empty list/],
  ])('finds %s', (_, change, fault) => {
    const copy = structuredClone(documents);
    change(copy);
    expect(referenceFaults(copy).join(' ')).toMatch(fault);
  });
});
