import type { TextContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { supportFaithfulness } from '../faithfulness/support-faithfulness.js';
import { explainabilityFindings, explainabilityScore } from '../text/explainability-findings.js';
import type { ExplainabilityFacts } from '../text/explainability-findings.js';
import { findFigures } from '../text/find-figures.js';
import { foldText } from '../text/fold-text.js';
import { isSerious } from '../is-serious.js';
import { worstFirst } from '../text/glass-box-finding.js';
import { groundClaims } from '../text/ground-claims.js';
import { readReadability } from '../text/readability.js';
import { supportLimits } from '../text/severity-rules.js';
import { splitSentences } from '../text/split-sentences.js';

const version = '1.2.0';
/** Least score that passes. */
const leastScore = 0.5;

/** Tells whether people can see where a text comes from and why it says what it says: sources, rationale, disclosure, generator, readability. */
export const textExplainability: Check<TextContent> = {
  name: 'text-explainability',
  kind: 'explainability',
  modality: 'text',
  version,
  reads: ['content', 'sources', 'rationale', 'disclosure', 'publicInterest', 'generator'],
  async run({ content: { text }, ...subject }, { signal }) {
    const folded = foldText(text);
    const grounding = subject.sources.length === 0 ? null : await groundClaims(text, subject.sources, signal);
    const claims = grounding?.claims ?? [];
    const faithfulness = grounding && supportFaithfulness(text, claims, grounding.index);
    const isCarried = ({ support, passages }: (typeof claims)[number]): boolean =>
      passages.length > 0 && support >= supportLimits.minor;
    const facts: ExplainabilityFacts = {
      subject,
      text,
      folded,
      figures: findFigures(folded),
      sourced: claims.length === 0 ? null : claims.filter(isCarried).length / claims.length,
      thin: claims.filter((claim) => !isCarried(claim)).map(({ claim }) => claim),
      readability: readReadability(folded, splitSentences(text)),
      version,
    };
    const findings = explainabilityFindings(facts);
    const { score, measures } = explainabilityScore(
      facts,
      findings.filter(({ code }) => code === 'rationale-conflict').length,
    );
    const serious = findings.filter(isSerious).length;
    return {
      outcome: serious === 0 && score >= leastScore ? 'passed' : 'flagged',
      score,
      summary: {
        en: `Explainability ${Math.round(score * 100)} of 100; ${findings.length} finding(s), ${serious} of them serious.`,
        'zh-TW': `可解釋性 ${Math.round(score * 100)} 分（滿分 100）；共 ${findings.length} 項發現，其中 ${serious} 項嚴重。`,
      },
      findings: worstFirst(findings),
      measures: faithfulness === null ? measures : { ...measures, faithfulness },
    };
  },
};
