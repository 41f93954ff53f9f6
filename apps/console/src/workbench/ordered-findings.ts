import { severities, type CheckView, type FindingView } from '@countersign/contracts';

/** A finding with the number that list and output share. */
export interface NumberedFinding extends FindingView {
  number: number;
}

/** The findings of one check, worst first. */
export interface FindingGroup {
  check: string;
  state: CheckView | null;
  findings: NumberedFinding[];
}

const rank = (finding: FindingView): number => severities.indexOf(finding.severity);

function startOf({ place }: FindingView): number {
  return place?.kind === 'span' ? place.start : 0;
}

const worstFirst = (a: FindingView, b: FindingView): number =>
  rank(b) - rank(a) || startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1);

/** Findings by check, the check with the worst finding first; numbers run through the whole list. */
export function groupFindings(findings: readonly FindingView[], checks: readonly CheckView[]): FindingGroup[] {
  const ordered = [...findings].sort(worstFirst);
  const names = [...new Set(ordered.map(({ check }) => check))];
  let number = 0;
  const groups = names.map((check) => ({
    check,
    state: checks.find((view) => view.check === check) ?? null,
    findings: ordered.filter((finding) => finding.check === check).map((finding) => ({ ...finding, number: ++number })),
  }));
  const silent = checks
    .filter(({ check, state }) => !names.includes(check) && state !== 'passed')
    .map((state) => ({ check: state.check, state, findings: [] }));
  return [...groups, ...silent];
}
