import type { FindingDraft, LocalizedText, Place, Severity } from '@countersign/contracts';

/** Most findings that a check of schedules answers. */
export const mostFindings = 200;

/** Operation ids that one place can hold. */
const mostIds = 500;

/** The sentences and place of a finding. */
export interface FindingParts {
  /** Operations, shifts or people concerned; none for the schedule as a whole. */
  ids: readonly string[];
  message: LocalizedText;
  explanation: LocalizedText;
}

/** A finding that is only written out if it is among those answered. `weight` orders those of one severity, the greatest first. */
export interface Candidate {
  code: string;
  severity: Severity;
  weight: number;
  write(): FindingParts;
}

const order: readonly Severity[] = ['critical', 'major', 'minor', 'info'];
const worse = (one: Candidate, other: Candidate) =>
  order.indexOf(one.severity) - order.indexOf(other.severity) || other.weight - one.weight;

function placeOf(ids: readonly string[]): Place | null {
  const distinct = [...new Set(ids.filter((id) => id !== ''))].slice(0, mostIds);
  return distinct.length === 0 ? null : { kind: 'operation', ids: distinct };
}

function draft(candidate: Candidate, version: string): FindingDraft {
  const { ids, message, explanation } = candidate.write();
  const { code, severity } = candidate;
  return {
    code,
    severity,
    score: null,
    place: placeOf(ids),
    message,
    explanation,
    evidence: [],
    model: { name: 'countersign-rules', revision: version },
  };
}

function more(code: string, left: readonly Candidate[], version: string): FindingDraft {
  const severity = left.toSorted(worse)[0]?.severity ?? 'info';
  return {
    code,
    severity,
    score: null,
    place: null,
    message: {
      en: `And ${left.length} more of this kind (${code}).`,
      'zh-TW': `此類發現還有 ${left.length} 項（${code}）。`,
    },
    explanation: {
      en: 'Only the worst are listed. The measures of this check count all of them.',
      'zh-TW': '僅列出最嚴重者。此檢核的量測值涵蓋全部。',
    },
    evidence: [],
    model: { name: 'countersign-rules', revision: version },
  };
}

/** How many of each kind are shown: every kind gets an equal part, what one leaves over goes to the others, worst first. */
function quotas(kinds: readonly Candidate[][], budget: number): Map<string, number> {
  const shown = new Map<string, number>();
  let left = budget;
  let open = kinds.filter((kind) => kind.length > 0);
  while (left > 0 && open.length > 0) {
    const part = Math.max(1, Math.floor(left / open.length));
    for (const kind of open) {
      const code = kind[0]?.code ?? '';
      const given = Math.min(part, left, kind.length - (shown.get(code) ?? 0));
      shown.set(code, (shown.get(code) ?? 0) + given);
      left -= given;
    }
    open = open.filter((kind) => kind.length > (shown.get(kind[0]?.code ?? '') ?? 0));
  }
  return shown;
}

/** Writes out the worst candidates, worst first, no kind crowding out another, and for each kind that was cut "and N more of this kind": at most 200 in all. */
export function limitFindings(candidates: readonly Candidate[], version: string): FindingDraft[] {
  const sorted = candidates.toSorted(worse);
  if (sorted.length <= mostFindings) return sorted.map((candidate) => draft(candidate, version));
  const kinds = [...Map.groupBy(sorted, ({ code }) => code).values()];
  const shown = quotas(kinds, mostFindings - kinds.length);
  const kept = new Set(kinds.flatMap((kind) => kind.slice(0, shown.get(kind[0]?.code ?? '') ?? 0)));
  const summaries = kinds.flatMap((kind) => {
    const left = kind.filter((candidate) => !kept.has(candidate));
    return left.length === 0 ? [] : [more(left[0]?.code ?? '', left, version)];
  });
  return [
    ...sorted.filter((candidate) => kept.has(candidate)).map((candidate) => draft(candidate, version)),
    ...summaries,
  ];
}
