import type { EvidenceOpenedView } from '@countersign/contracts';
import type { ReviewedCase } from './measure-reliance.js';
import { measured, tally } from './measured.js';
import { overShift } from './over-shift.js';
import type { OpenedCounts } from './read-evidence-shown.js';

const hasOpenedFinding = ({ findingsShown, findingsOpened }: OpenedCounts): boolean | null =>
  findingsShown === 0 ? null : findingsOpened > 0;

/** How often somebody opened something of what was shown before they decided, from their decisions in order of time. */
export function measureOpened(cases: readonly ReviewedCase[]): EvidenceOpenedView {
  const observed = cases.flatMap(({ bad, opened }) => (opened === null ? [] : { bad, ...opened }));
  const findings = observed.filter(({ findingsShown }) => findingsShown > 0);
  const against = observed.filter(({ bad, warningsShown }) => !bad && warningsShown > 0);
  const sources = observed.filter(({ sourcesShown }) => sourcesShown > 0);
  const { hours, slope } = overShift(cases, ({ opened }) => opened && hasOpenedFinding(opened));
  return {
    observed: observed.length,
    findings: measured(tally(findings, ({ findingsOpened }) => findingsOpened > 0)),
    warnings: measured(tally(against, ({ warningsOpened }) => warningsOpened > 0)),
    sources: measured(tally(sources, ({ sourcesOpened }) => sourcesOpened > 0)),
    drift: { hours: hours.map(({ hour, decided, hits: opened }) => ({ hour, decided, opened })), slope },
  };
}
