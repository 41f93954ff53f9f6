import { modality } from '@countersign/contracts';
import { gapOf, type Gap } from './gap.js';
import type { SystemFact, SystemSelection } from './measurement.js';
import type { Where } from './rule.js';
import type { Vocabulary } from './vocabulary.js';

type Narrowing = (value: Where[string], words: Vocabulary) => SystemSelection | null;

const narrowings: Record<string, Narrowing> = {
  risk: (value) => (value === 'high' ? { highRisk: true } : null),
  fria_required: (value, words) => (value === true ? { friaPoints: words.impact_assessment.annex_points } : null),
  output_kind: (value) => {
    const named = [value].flat().map((name) => modality.safeParse(name));
    return named.every(({ success }) => success) ? { modalities: named.flatMap(({ data }) => data ?? []) } : null;
  },
};

/** The AI systems that a rule's population means, or the fact by which this version cannot tell them apart. */
export function selectSystems(where: Where | undefined, words: Vocabulary): SystemSelection | Gap {
  let selection: SystemSelection = {};
  for (const [fact, value] of Object.entries(where ?? {})) {
    const narrowed = narrowings[fact]?.(value, words) ?? null;
    if (narrowed === null) return gapOf('condition', fact);
    selection = { ...selection, ...narrowed };
  }
  return selection;
}

const facts: Record<string, SystemFact> = {
  'system.riskGrounds': 'riskGrounds',
  'system.annexPoint': 'annexPoint',
  'system.friaReference': 'friaReference',
  'system.stop': 'stop',
};

/** The fact on an AI system that a single field or a document stands for; null where it stands for none. */
export function systemFact(
  fields: readonly string[],
  document: string | undefined,
  words: Vocabulary,
): SystemFact | null {
  const [field, ...others] = fields;
  if (others.length > 0) return null;
  const place = document === undefined ? words.fields[field ?? ''] : words.documents[document];
  return facts[place ?? ''] ?? null;
}
