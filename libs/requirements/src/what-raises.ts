import type { LocalizedText } from '@countersign/contracts';
import type { AttestationStanding } from './attestation-standing.js';
import type { RuleOutcome } from './evaluate-rule.js';
import type { Requirement } from './requirement-pack.js';
import type { Rule } from './rule.js';
import type { Vocabulary } from './vocabulary.js';

/** How many more have to meet a rule that does not hold; at least one. */
function missing(rule: Rule, { sample, met }: RuleOutcome): number {
  switch (rule.kind) {
    case 'coverage':
    case 'fields':
    case 'sequence':
      return Math.max(1, Math.ceil(rule.target.min_share * sample) - met);
    case 'absence':
      return Math.max(1, sample - met - rule.target.max_count);
    default:
      return Math.max(1, sample - met);
  }
}

function ofRule(rule: Rule, outcome: RuleOutcome): LocalizedText | null {
  if (outcome.holds === true) return null;
  const unmeasured = outcome.holds === null ? { en: 'not measured', 'zh-TW': '未量測' } : null;
  const note = outcome.note ?? unmeasured;
  if (note !== null) {
    return { en: `${rule.id}: ${note.en}`, 'zh-TW': `${rule.id}：${note['zh-TW']}` };
  }
  const more = missing(rule, outcome);
  return {
    en: `${rule.id}: ${more} more of ${outcome.sample} would have to meet it.`,
    'zh-TW': `${rule.id}：${outcome.sample} 筆中尚須再有 ${more} 筆符合。`,
  };
}

const statements: Partial<Record<AttestationStanding, (by: LocalizedText) => LocalizedText>> = {
  missing: (by) => ({ en: `A statement has to be signed (${by.en}).`, 'zh-TW': `尚須簽署聲明（${by['zh-TW']}）。` }),
  expired: (by) => ({
    en: `The statement has expired and has to be signed anew (${by.en}).`,
    'zh-TW': `聲明已到期，須重新簽署（${by['zh-TW']}）。`,
  }),
  refused: (by) => ({ en: `The statement was declined (${by.en}).`, 'zh-TW': `聲明已被拒絕簽署（${by['zh-TW']}）。` }),
};

/** What would raise the verdict of a requirement: a sentence for every rule that does not hold, and for the statement. */
export function whatRaises(
  requirement: Requirement,
  outcomes: readonly RuleOutcome[],
  standing: AttestationStanding,
  signer: LocalizedText,
): LocalizedText[] {
  const rules = requirement.evidence.rules ?? [];
  const statement = statements[standing]?.(signer);
  return [
    ...rules.flatMap((rule, index) => {
      const outcome = outcomes[index];
      return outcome === undefined ? [] : (ofRule(rule, outcome) ?? []);
    }),
    ...(statement ? [statement] : []),
  ];
}

/** What is said of a rule that looks like law and is not, such as two approvers; null for every other rule. */
export function remarkOn({ kind, origin }: Rule, { remarks }: Vocabulary): LocalizedText | null {
  return origin === 'law' ? null : (remarks[kind] ?? null);
}

/** Who is asked to sign a requirement's statement. */
export function signerOf({ attestation: { by = '' } }: Requirement, { signers }: Vocabulary): LocalizedText {
  return signers[by] ?? { en: by, 'zh-TW': by };
}
