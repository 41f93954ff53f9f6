import { createHash } from 'node:crypto';
import { assess } from './findings.js';
import { documentResource, metadata, packResource, reference, sha256 } from './metadata.js';
import type { Attestation, Resource, ResultsDocument } from './oscal-model.js';
import type { AssessedControl, OscalInput } from './oscal-input.js';
import { listed, oneLine, prop, prose, stableUuid } from './oscal-text.js';

function checkpointResource({ report: { header }, files: { folder } }: OscalInput): Resource {
  const bytes = Buffer.from(header.log.checkpoint, 'utf8');
  const hashes = [{ algorithm: 'SHA-256' as const, value: createHash('sha256').update(bytes).digest('hex') }];
  return {
    uuid: stableUuid(header.report, 'checkpoint'),
    title: 'Checkpoint of the log',
    description: 'The signed state of the log that the report is frozen on (C2SP tlog-checkpoint).',
    ...listed('rlinks', folder === null ? [] : [{ href: `${folder}checkpoint`, 'media-type': 'text/plain', hashes }]),
    base64: { filename: 'checkpoint', 'media-type': 'text/plain', value: bytes.toString('base64') },
  };
}

function evidenceResource({ report, files }: OscalInput): Resource {
  return {
    uuid: stableUuid(report.header.report, 'evidence'),
    title: 'Decisions with their proofs',
    ...(files.report
      ? {
          description:
            'The same report as JSON lines: each decision with its leaf, what opens it, and its inclusion proof.',
          rlinks: [{ href: files.report.href, 'media-type': 'application/jsonl', hashes: sha256(files.report.digest) }],
        }
      : {
          description:
            'Decisions in the log up to the checkpoint, by their index in it. A report as JSON lines or as evidence bundle holds them with their proofs.',
        }),
  };
}

/** The statement of a requirement, where it asks for one that is signed and current. */
function attestationOf({ id, requirement: { attestation } }: AssessedControl): Attestation[] {
  if (attestation?.standing !== 'current') return [];
  const { by, statement, signed } = attestation;
  const parts = signed.map((item) => ({
    name: 'authorization-statement' as const,
    title: id,
    props: [
      prop('requirement', id),
      prop('asked-of', by),
      prop('signed-by', item.signer),
      prop('signed-at', item.signedAt),
      ...(item.expiresAt === null ? [] : [prop('expires-at', item.expiresAt)]),
      ...(item.system === null ? [] : [prop('ai-system', item.system)]),
      prop('entry', item.entry),
      ...(item.logIndex === null ? [] : [prop('log-index', item.logIndex)]),
    ],
    prose: prose(statement),
  }));
  return [{ parts }];
}

/** What was assessed by: the one pack, or else the list of all packs and their digests. */
function planResource({ report }: OscalInput, packs: readonly Resource[]): Resource | null {
  if (packs.length === 1) return null;
  const list = JSON.stringify(
    report.coverage.map(({ pack }) => ({ id: pack.id, version: pack.version, digest: pack.digest })),
  );
  return {
    uuid: stableUuid(report.header.report, 'plan'),
    title: 'Requirement packs in force',
    description: 'The packs that coverage was computed with, and their digests.',
    base64: {
      filename: 'packs.json',
      'media-type': 'application/json',
      value: Buffer.from(list, 'utf8').toString('base64'),
    },
  };
}

/** The report as OSCAL assessment results: one result, a finding for each requirement, an observation for each rule. */
export function resultsDocument(input: OscalInput): ResultsDocument {
  const { report, controls, files } = input;
  const { header } = report;
  const isChinese = header.language === 'zh-TW';
  const [checkpoint, evidence] = [checkpointResource(input), evidenceResource(input)];
  const packs = report.coverage.map((_, index) => packResource(input, index, 'results'));
  const plan = planResource(input, packs);
  const tool = stableUuid(header.report, 'tool');
  const isIn = controls.filter(({ requirement }) => requirement.verdict !== 'not_applicable');
  const isOut = controls.filter(({ requirement }) => requirement.verdict === 'not_applicable');
  const assessments = isIn.map((control) => assess(input, control, tool, reference(evidence)));
  const idsOf = (list: typeof controls) => list.map(({ id }) => ({ 'control-id': id }));
  return {
    'assessment-results': {
      uuid: stableUuid(header.report, 'assessment-results'),
      metadata: metadata(input, { en: 'Evidence for requirements on trustworthy AI', 'zh-TW': '可信賴 AI 要求之佐證' }),
      'import-ap': {
        href: reference(plan ?? packs[0] ?? evidence),
        remarks: 'What was assessed by are the requirement packs; see back matter for their digests.',
      },
      results: [
        {
          uuid: stableUuid(header.report, 'result'),
          title: oneLine(isChinese ? `自 ${header.from} 至 ${header.to}` : `From ${header.from} to ${header.to}`),
          description: isChinese
            ? `規則依稽核紀錄計算，截至第 ${header.log.size} 筆的檢查點；報告內含 ${header.decisions} 筆裁決。`
            : `Rules counted over the audit log up to its checkpoint of ${header.log.size} entries; the report holds ${header.decisions} decisions.`,
          start: header.from,
          end: header.frozenAt < header.from ? header.from : header.frozenAt,
          props: [
            prop('log-origin', header.log.origin),
            prop('log-size', header.log.size),
            prop('log-root', header.log.root),
            prop('log-key', header.log.verifierKey),
            prop('policy-digest', header.policyDigest),
            prop('decisions', header.decisions),
            ...header.systems.map((system) => prop('ai-system', system)),
          ],
          'local-definitions': {
            components: [
              {
                uuid: tool,
                type: 'software',
                title: 'Countersign',
                description: 'The program that recorded the decisions and counted the rules.',
                status: { state: 'operational' },
              },
            ],
          },
          'reviewed-controls': {
            'control-selections': [
              {
                ...(isIn.length > 0 ? { 'include-controls': idsOf(isIn) } : { 'include-all': {} }),
                ...listed('exclude-controls', idsOf(isOut)),
              },
            ],
          },
          ...listed('attestations', isIn.flatMap(attestationOf)),
          ...listed(
            'observations',
            assessments.flatMap(({ observations }) => observations),
          ),
          ...listed(
            'risks',
            assessments.flatMap(({ risk }) => risk ?? []),
          ),
          ...listed(
            'findings',
            assessments.map(({ finding }) => finding),
          ),
          remarks: prose(header.notProven.join('\n')),
        },
      ],
      'back-matter': {
        resources: [
          ...(plan ? [plan] : []),
          ...packs,
          checkpoint,
          evidence,
          documentResource(input, 'catalog', files.catalog, 'Catalogue of the requirements'),
        ],
      },
    },
  };
}
