import type { RequirementCoverage, Verdict } from '@countersign/contracts';
import type { Finding, Observation, Prop, Risk } from './oscal-model.js';
import type { AssessedControl, OscalInput } from './oscal-input.js';
import { listed, oneLine, prop, prose, stableUuid } from './oscal-text.js';

type Status = Finding['target']['status'];

/** OSCAL knows two states only; the verdict itself always stands beside them as a property. */
const statuses: Record<Exclude<Verdict, 'not_applicable' | 'not_yet_applicable'>, Status> = {
  met: { state: 'satisfied', reason: 'pass' },
  met_with_remarks: { state: 'satisfied', reason: 'other' },
  not_met: { state: 'not-satisfied', reason: 'fail' },
  not_enough_data: { state: 'not-satisfied', reason: 'other' },
  attestation_pending: { state: 'not-satisfied', reason: 'other' },
};

function statusOf({ verdict, rules }: RequirementCoverage): Status {
  if (verdict !== 'not_applicable' && verdict !== 'not_yet_applicable') return statuses[verdict];
  // A rehearsal: what its rules said, without the claim that they were asked for yet.
  const holds = rules.length > 0 && rules.every((rule) => rule.holds === true);
  return { state: holds ? 'satisfied' : 'not-satisfied', reason: 'other' };
}

const gaps: readonly Verdict[] = ['not_met', 'not_enough_data', 'attestation_pending'];
const holdsWord = (holds: boolean | null): string => (holds === null ? 'not-measured' : String(holds));

/** What is said of one requirement: its rules, the requirement itself, and the gap where it is open. */
export interface Assessment {
  observations: Observation[];
  finding: Finding;
  risk: Risk | null;
}

function remarksOf(...sentences: (string | null)[]): { remarks?: string } {
  const said = sentences.filter((sentence) => sentence !== null);
  return said.length === 0 ? {} : { remarks: prose(said.join('\n\n')) };
}

function observationsOf(input: OscalInput, control: AssessedControl, tool: string, evidence: string): Observation[] {
  const { header, coverage } = input.report;
  const collected = coverage[control.coverage]?.at ?? header.frozenAt;
  const { count, indexes } = input.evidence.of(control.requirement.id);
  const isChinese = header.language === 'zh-TW';
  return control.requirement.rules.map((rule, place) => ({
    uuid: stableUuid(header.report, 'observation', control.id, place),
    title: oneLine(rule.rule),
    description: isChinese
      ? `母體 ${rule.population}，檢視 ${rule.sample}，其中 ${rule.met} 符合。`
      : `${rule.met} of ${rule.sample} that could be looked at meet the rule, of a population of ${rule.population}.`,
    methods: ['TEST'],
    types: ['control-objective'],
    props: [
      prop('rule-id', rule.rule),
      prop('rule-kind', rule.kind),
      prop('rule-origin', rule.origin),
      prop('population', rule.population),
      prop('sample', rule.sample),
      prop('met', rule.met),
      prop('holds', holdsWord(rule.holds)),
      ...(rule.expiresAt === null ? [] : [prop('expires-at', rule.expiresAt)]),
    ],
    origins: [{ actors: [{ type: 'tool', 'actor-uuid': tool }] }],
    'relevant-evidence': [
      {
        href: evidence,
        description: isChinese
          ? `報告中有 ${count} 筆裁決計入此要求，各附納入證明。`
          : `${count} decisions of the report count for this requirement, each with its inclusion proof.`,
        props: [prop('decisions', count), ...indexes.map((index) => prop('log-index', index))],
      },
    ],
    collected,
    ...remarksOf(rule.note, rule.remark),
  }));
}

/** How the statement of a requirement stands, and who withdrew one. */
function statementProps({ attestation }: RequirementCoverage): Prop[] {
  if (attestation === null) return [];
  const withdrawn = attestation.withdrawn.flatMap(({ entry, withdrawnBy, withdrawnAt }) => [
    prop('withdrawn-by', withdrawnBy, entry),
    prop('withdrawn-at', withdrawnAt, entry),
  ]);
  return [prop('attestation', attestation.standing), ...withdrawn];
}

/** One requirement of the report: an observation for each rule, a finding, and a risk where a gap is open. */
export function assess(input: OscalInput, control: AssessedControl, tool: string, evidence: string): Assessment {
  const { report, language } = input.report.header;
  const { requirement } = control;
  const observations = observationsOf(input, control, tool, evidence);
  const related = observations.map(({ uuid }) => ({ 'observation-uuid': uuid }));
  const verdict = prop('verdict', requirement.verdict);
  const risk: Risk | null = gaps.includes(requirement.verdict)
    ? {
        uuid: stableUuid(report, 'risk', control.id),
        title: oneLine(requirement.id),
        description: prose(requirement.title),
        statement:
          language === 'zh-TW'
            ? '紀錄未能佐證此要求，或佐證不足。'
            : 'The records do not evidence this requirement, or not enough of it.',
        status: 'open',
        props: [verdict],
        ...listed('related-observations', related),
      }
    : null;
  const finding: Finding = {
    uuid: stableUuid(report, 'finding', control.id),
    title: oneLine(requirement.id),
    description: prose(requirement.title),
    target: {
      type: 'statement-id',
      'target-id': control.statement,
      status: statusOf(requirement),
      props: [
        verdict,
        ...(requirement.appliesFrom === null ? [] : [prop('applies-from', requirement.appliesFrom)]),
        ...(requirement.expiresAt === null ? [] : [prop('expires-at', requirement.expiresAt)]),
        ...statementProps(requirement),
      ],
    },
    ...listed('related-observations', related),
    ...listed('related-risks', risk ? [{ 'risk-uuid': risk.uuid }] : []),
    ...remarksOf(requirement.limits, ...requirement.raises),
  };
  return { observations, finding, risk };
}
