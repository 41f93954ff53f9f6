import type { FindingDraft } from '@countersign/contracts';
import { evidenceOf, type ClaimContext } from './factuality-findings.js';
import { glassBoxFinding } from './glass-box-finding.js';
import type { GroundedClaim } from './ground-claims.js';
import { contradictionFrom, type Opinion } from './second-opinions.js';
import { quoteAt } from './text-span.js';

/** The finding that a model calls a claim contradicted by its passages; null where it does not. It is told as the model's opinion. */
export function opinionFinding(
  claim: GroundedClaim,
  opinion: Opinion,
  { text, index, version }: ClaimContext,
): FindingDraft | null {
  if (opinion.contradiction < contradictionFrom) return null;
  const words = quoteAt(text, claim.claim, 80);
  const percent = Math.round(opinion.contradiction * 100);
  const { name } = opinion.model;
  const said =
    opinion.reason === null
      ? { en: '', 'zh-TW': '' }
      : { en: ` Its reason: “${opinion.reason}”`, 'zh-TW': `其理由：「${opinion.reason}」` };
  const telling = opinion.telling ?? { en: '', 'zh-TW': '' };
  const finding = glassBoxFinding({
    code: 'contradicted-claim',
    span: claim.claim,
    score: opinion.contradiction,
    message: {
      en: `The source says otherwise, in the opinion of ${name}: “${words}”.`,
      'zh-TW': `模型 ${name} 認為來源的說法相反：「${words}」。`,
    },
    explanation: {
      en: `${name} finds it ${percent} % likely that claim and passages cannot both be true.${said.en}${telling.en} It is a model's opinion: read the passages before you decide.`,
      'zh-TW': `${name} 認為主張與來源段落互相矛盾的機率為 ${percent} %。${said['zh-TW']}${telling['zh-TW']}這是模型的意見，請先閱讀來源段落再決定。`,
    },
    evidence: evidenceOf(claim, index),
    version,
  });
  return { ...finding, model: opinion.model };
}
