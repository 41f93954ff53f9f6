import type { Attribution, CheckResultDraft, FindingDraft, LocalizedText } from '@countersign/contracts';
import type { TextContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { evidenceOf, factualityFinding } from '../text/factuality-findings.js';
import { explainOpinions } from '../text/explain-opinions.js';
import { isSerious } from '../is-serious.js';
import { worstFirst } from '../text/glass-box-finding.js';
import type { Grounding } from '../text/ground-claims.js';
import { groundClaims } from '../text/ground-claims.js';
import { opinionFinding } from '../text/opinion-findings.js';
import { askOpinions, withOpinions, type Opinions } from '../text/second-opinions.js';
import { consistencies, consistencyFindings } from '../text/self-consistency.js';
import { writingOf } from '../text/writing-of.js';
import { mostFindings } from '../text/severity-rules.js';
import { withoutOrders } from '../text/without-orders.js';

const version = '1.4.0';
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

/** What is said where much of the output cannot be compared: what is wrong with the rest still flags it, whatever was added to it. */
function acrossLanguages(text: string, grounding: Grounding): CheckResultDraft {
  const compared = grounding.claims.filter(({ isOtherScript }) => !isOtherScript);
  const findings = findingsOf(text, { ...grounding, claims: compared }, { byClaim: new Map(), silence: null });
  const result = inconclusive(
    'Output and sources are in different languages, which a comparison of words cannot bridge. Send sources in the language of the output.',
    '輸出與來源使用不同語言，無法以文字比對。請附上與輸出相同語言的來源。',
  );
  if (!findings.some(isSerious)) return result;
  return { ...result, outcome: 'flagged', score: grounding.score, findings: worstFirst(findings) };
}

interface Compared {
  grounding: Grounding;
  findings: readonly FindingDraft[];
  /** What else is told in the summary. */
  notes: readonly LocalizedText[];
  measures: Record<string, number>;
}

function conclude({ grounding, findings: all, notes, measures }: Compared): CheckResultDraft {
  const { claims, score } = grounding;
  const serious = all.filter(isSerious).length;
  const passed = serious === 0 && (score ?? 1) >= leastScore;
  const more = all.length > mostFindings;
  const supports = claims.map(({ support }) => support);
  return {
    outcome: passed ? 'passed' : 'flagged',
    score,
    summary: {
      en: `${claims.length} claim(s) compared with the sources: ${all.length} with a finding, ${serious} of them serious.${more ? ` The worst ${mostFindings} are listed.` : ''}${notes.map(({ en }) => ` ${en}`).join('')}`,
      'zh-TW': `已將 ${claims.length} 項主張與來源比對：${all.length} 項有發現，其中 ${serious} 項嚴重。${more ? `僅列出最嚴重的 ${mostFindings} 項。` : ''}${notes.map((note) => note['zh-TW']).join('')}`,
    },
    findings: worstFirst(all),
    attributions: attributions(grounding),
    measures: {
      claims: claims.length,
      findings: all.length,
      meanSupport: supports.reduce((sum, support) => sum + support, 0) / claims.length,
      worstSupport: supports.reduce((least, support) => Math.min(least, support), 1),
      ...measures,
    },
  };
}

/** What the sentences of one claim's findings say: the model's contradiction where there is one, else what words show. */
function findingsOf(text: string, { claims, index }: Grounding, { byClaim }: Opinions): FindingDraft[] {
  return claims.flatMap((claim, at) => {
    const context = { text, index, version };
    const opinion = byClaim.get(at);
    const said = opinion && opinionFinding(claim, opinion, context);
    const seen = factualityFinding(claim, context);
    // A figure or field that differs says more exactly what is wrong.
    return (seen && (!said || seen.code.startsWith('contradicted-')) ? seen : (said ?? seen)) ?? [];
  });
}

function notesOf({ byClaim, silence }: Opinions): LocalizedText[] {
  if (silence !== null) {
    return [
      {
        en: `${silence.text.en} ${byClaim.size} claim(s) have a second opinion, the others stand on words alone.`,
        'zh-TW': `${silence.text['zh-TW']}${byClaim.size} 項主張有第二意見，其餘僅依文字判斷。`,
      },
    ];
  }
  const [first] = byClaim.values();
  return first
    ? [
        {
          en: `${first.model.name} gave a second opinion on ${byClaim.size} of them.`,
          'zh-TW': `其中 ${byClaim.size} 項另有 ${first.model.name} 的第二意見。`,
        },
      ]
    : [];
}

/** Findings on claims that the generator's other answers do not repeat, and the mean of how well they do. */
async function repeated(
  text: string,
  samples: readonly string[],
  signal: AbortSignal,
): Promise<{ findings: FindingDraft[]; measures: Record<string, number> }> {
  const found = await consistencies(text, samples, signal);
  if (found.length === 0) return { findings: [], measures: {} };
  const selfConsistency = found.reduce((sum, { mean }) => sum + mean, 0) / found.length;
  return { findings: consistencyFindings(text, found, samples.length, version), measures: { selfConsistency } };
}

/** Compares the claims of a text with its sources by words and figures, with a model's second opinion where one is named, and with the generator's other answers where they are sent. */
export const textFactuality: Check<TextContent> = {
  name: 'text-factuality',
  kind: 'factuality',
  modality: 'text',
  version,
  reads: ['content', 'sources', 'generator'],
  async run({ content, sources, generator }, { signal, inference }) {
    const samples = await repeated(content.text, generator.samples ?? [], signal);
    if (sources.length === 0) {
      const { findings, measures } = samples;
      const none = inconclusive(
        'No source was sent. Send the texts that the output should be grounded in as "sources", then it can be checked.',
        '未提供任何來源。請在「sources」附上輸出應依據的文字，才能檢核。',
      );
      return { ...none, findings: worstFirst(findings), measures };
    }
    if (sources.reduce((sum, { text }) => sum + text.length, 0) > mostSourceCharacters) {
      return inconclusive(
        'The sources are longer than 16 million characters together. Send only the passages that the output draws on.',
        '來源合計超過 1,600 萬字元。請只附上輸出所依據的段落。',
      );
    }
    const grounding = withoutOrders(content.text, await groundClaims(content.text, sources, signal));
    const { claims, otherScript } = grounding;
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
    if (otherScript > mostOtherScript * claims.length) return acrossLanguages(content.text, grounding);
    const language = writingOf(content.text, content.language);
    const asked = await askOpinions(content.text, grounding, inference, language);
    const opinions = await explainOpinions(content.text, grounding, asked, inference, language);
    const weighed = withOpinions(grounding, opinions);
    const findings = findingsOf(content.text, weighed, opinions);
    // One finding a claim: that nobody repeats it says less than what its sources lack.
    const told = new Set(findings.flatMap(({ place }) => (place?.kind === 'span' ? `${place.start}` : [])));
    const others = samples.findings.filter(({ place }) => place?.kind === 'span' && !told.has(`${place.start}`));
    return conclude({
      grounding: weighed,
      findings: [...findings, ...others],
      notes: notesOf(opinions),
      measures: {
        ...samples.measures,
        ...(opinions.byClaim.size > 0 ? { secondOpinions: opinions.byClaim.size } : {}),
      },
    });
  },
};
