import type { Attribution, CheckResultDraft, FindingDraft } from '@countersign/contracts';
import type { TextContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { evidenceOf, factualityFinding } from '../text/factuality-findings.js';
import { isSerious, worstFirst } from '../text/glass-box-finding.js';
import type { Grounding } from '../text/ground-claims.js';
import { groundClaims } from '../text/ground-claims.js';
import { mostFindings } from '../text/severity-rules.js';

const version = '1.2.0';
/** Least score that passes. */
const leastScore = 0.5;
/** Most characters of sources that are read; more would hold the worker for too long. */
const mostSourceCharacters = 16_000_000;
const mostAttributions = 5000;
/** Share of claims in a script without source from which the check cannot answer. */
const mostOtherScript = 0.2;

function inconclusive(en: string, zh: string): CheckResultDraft {
  return { outcome: 'inconclusive', score: null, summary: { en, 'zh-TW': zh }, findings: [] };
}

function attributions({ claims, index }: Grounding): Attribution[] {
  return claims.slice(0, mostAttributions).map((claim) => ({
    claim: { kind: 'span', part: '/content/text', start: claim.claim.start, end: claim.claim.end },
    evidence: evidenceOf(claim, index),
    support: claim.support,
  }));
}

function conclude(grounding: Grounding, all: readonly FindingDraft[]): CheckResultDraft {
  const { claims, score } = grounding;
  const serious = all.filter(isSerious).length;
  const passed = serious === 0 && (score ?? 1) >= leastScore;
  const more = all.length > mostFindings;
  const supports = claims.map(({ support }) => support);
  return {
    outcome: passed ? 'passed' : 'flagged',
    score,
    summary: {
      en: `${claims.length} claim(s) compared with the sources: ${all.length} with a finding, ${serious} of them serious.${more ? ` The worst ${mostFindings} are listed.` : ''}`,
      'zh-TW': `已將 ${claims.length} 項主張與來源比對：${all.length} 項有發現，其中 ${serious} 項嚴重。${more ? `僅列出最嚴重的 ${mostFindings} 項。` : ''}`,
    },
    findings: worstFirst(all),
    attributions: attributions(grounding),
    measures: {
      claims: claims.length,
      findings: all.length,
      meanSupport: supports.reduce((sum, support) => sum + support, 0) / claims.length,
      worstSupport: supports.reduce((least, support) => Math.min(least, support), 1),
    },
  };
}

/** Compares the claims of a text with its sources by words and figures, without a model. */
export const textFactuality: Check<TextContent> = {
  name: 'text-factuality',
  kind: 'factuality',
  modality: 'text',
  version,
  async run({ content, sources }, { signal }) {
    if (sources.length === 0) {
      return inconclusive(
        'No source was sent. Send the texts that the output should be grounded in as "sources", then it can be checked.',
        '未提供任何來源。請在「sources」附上輸出應依據的文字，才能檢核。',
      );
    }
    if (sources.reduce((sum, { text }) => sum + text.length, 0) > mostSourceCharacters) {
      return inconclusive(
        'The sources are longer than 16 million characters together. Send only the passages that the output draws on.',
        '來源合計超過 1,600 萬字元。請只附上輸出所依據的段落。',
      );
    }
    const grounding = await groundClaims(content.text, sources, signal);
    const { claims, index, otherScript } = grounding;
    if (claims.length === 0) {
      return {
        outcome: 'passed',
        score: grounding.score,
        findings: [],
        measures: { claims: 0 },
        summary: {
          en: 'The output makes no claim that a source could carry.',
          'zh-TW': '輸出沒有任何需要來源支持的主張。',
        },
      };
    }
    if (otherScript > mostOtherScript * claims.length) {
      return inconclusive(
        'Output and sources are in different languages, which a comparison of words cannot bridge. Send sources in the language of the output.',
        '輸出與來源使用不同語言，無法以文字比對。請附上與輸出相同語言的來源。',
      );
    }
    const findings = claims.flatMap((claim) => factualityFinding(claim, { text: content.text, index, version }) ?? []);
    return conclude(grounding, findings);
  },
};
