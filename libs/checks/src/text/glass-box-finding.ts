import type { Evidence, FindingDraft, LocalizedText, Severity } from '@countersign/contracts';
import type { FindingCode } from './severity-rules.js';
import { mostFindings, severityRules } from './severity-rules.js';
import type { TextSpan } from './text-span.js';

interface Found {
  code: FindingCode;
  span: TextSpan | null;
  message: LocalizedText;
  explanation: LocalizedText;
  score?: number | null;
  evidence?: Evidence[];
  version: string;
}

const order: readonly Severity[] = ['critical', 'major', 'minor', 'info'];

/** Codes that come from the model of support, and from that of offence; all others are rules. Names as in models.yaml, where their cards are. */
const fromSupport: readonly FindingCode[] = [
  'unsupported-claim',
  'weak-claim',
  'unrepeated-claim',
  'few-sources',
  'certain-without-evidence',
];

function modelOf(code: FindingCode): string {
  if (fromSupport.includes(code)) return 'countersign-support';
  return code === 'offensive-language' ? 'countersign-offence-zh' : 'countersign-rules';
}

/** A finding of a model-free check on `/content/text`; its severity is the rule of its code. */
export function glassBoxFinding({
  code,
  span,
  message,
  explanation,
  score = null,
  evidence = [],
  version,
}: Found): FindingDraft {
  return {
    code,
    severity: severityRules[code],
    score,
    place: span && { kind: 'span', part: '/content/text', start: span.start, end: span.end },
    message,
    explanation,
    evidence,
    model: { name: modelOf(code), revision: version },
  };
}

/** The findings to report: worst first, in text order among equals, at most `mostFindings`. */
export function worstFirst(findings: readonly FindingDraft[]): FindingDraft[] {
  const start = ({ place }: FindingDraft) => (place?.kind === 'span' ? place.start : 0);
  return [...findings]
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity) || start(one) - start(other))
    .slice(0, mostFindings);
}
