import type { FindingDraft } from '@countersign/contracts';
import type { CheckSubject } from '../check.js';
import { isDisclosed } from './disclosure.js';
import type { Figure } from './figure.js';
import { detailsShare, missingDetails } from './generator-details.js';
import { glassBoxFinding } from './glass-box-finding.js';
import { findCertainty } from './find-certainty.js';
import { findRationaleConflicts } from './rationale-conflicts.js';
import type { Readability } from './readability.js';
import type { TextSpan } from './text-span.js';
import { quoteAt } from './text-span.js';

/** What the explainability of one output is read from. `sourced` is the share of claims with a supporting source, null without claims or sources. */
export interface ExplainabilityFacts {
  subject: Pick<CheckSubject, 'generator' | 'rationale' | 'disclosure' | 'publicInterest' | 'sources'>;
  text: string;
  folded: string;
  figures: readonly Figure[];
  sourced: number | null;
  /** Claims that the sources hardly carry. */
  thin: readonly TextSpan[];
  readability: Readability;
  version: string;
}

/** Shares under which there is a finding. */
export const explainabilityLimits = { sourced: 0.5, ease: 0.25 } as const;

/** What each part adds to the score; a part that does not apply is left out of the sum. */
const parts = { sourced: 0.35, rationale: 0.2, disclosed: 0.2, generator: 0.15, readable: 0.1 } as const;

function sourceFinding({ sourced, version }: ExplainabilityFacts): FindingDraft | null {
  if (sourced === null || sourced >= explainabilityLimits.sourced) return null;
  const percent = Math.round(sourced * 100);
  return glassBoxFinding({
    code: 'few-sources',
    span: null,
    score: 1 - sourced,
    version,
    message: {
      en: `Only ${percent} % of the claims can be traced to a source.`,
      'zh-TW': `只有 ${percent} % 的主張可追溯到來源。`,
    },
    explanation: {
      en: 'A reader who asks "why?" finds no passage for most of this output. Send the sources it was made from, or ask for an answer that keeps to them.',
      'zh-TW': '若讀者追問「為什麼」，大部分內容都找不到對應段落。請附上產生時使用的來源，或要求輸出以來源為限。',
    },
  });
}

function rationaleFindings({ subject: { rationale }, text, figures, version }: ExplainabilityFacts): FindingDraft[] {
  if (rationale === null || rationale.trim() === '') {
    return [
      glassBoxFinding({
        code: 'no-rationale',
        span: null,
        version,
        message: { en: 'No rationale was sent.', 'zh-TW': '未提供理由說明。' },
        explanation: {
          en: 'Send why the output says what it says as "rationale"; the person affected may ask for it.',
          'zh-TW': '請在「rationale」說明輸出為何如此回答；受影響的人有可能要求說明。',
        },
      }),
    ];
  }
  return findRationaleConflicts(figures, rationale).map(({ figure, says }) =>
    glassBoxFinding({
      code: 'rationale-conflict',
      span: figure,
      version,
      message: {
        en: `“${quoteAt(text, figure)}”: the rationale says “${says}”.`,
        'zh-TW': `「${quoteAt(text, figure)}」：理由說明寫的是「${says}」。`,
      },
      explanation: {
        en: 'Output and rationale each give one figure of this unit, and the two differ.',
        'zh-TW': '輸出與理由說明對同一單位各有一個數字，而兩者不同。',
      },
    }),
  );
}

function disclosureFinding({
  subject: { disclosure, publicInterest },
  folded,
  version,
}: ExplainabilityFacts): FindingDraft | null {
  if (!isDisclosed(folded, disclosure)) {
    return glassBoxFinding({
      code: 'no-disclosure',
      span: null,
      version,
      message: {
        en: 'Nothing tells readers that the output was made by AI.',
        'zh-TW': '沒有任何內容告知讀者這份輸出由 AI 產生。',
      },
      explanation: {
        en: `Neither "disclosure.visible" nor the text says so${publicInterest ? ', and the matter is declared to be of public interest' : ''}.`,
        'zh-TW': `「disclosure.visible」與內文都沒有說明${publicInterest ? '，且此事已申報為涉及公共利益' : ''}。`,
      },
    });
  }
  if (disclosure?.machineReadable === true) return null;
  return glassBoxFinding({
    code: 'disclosure-not-machine-readable',
    span: null,
    version,
    message: { en: 'The disclosure cannot be read by machines.', 'zh-TW': '揭露方式無法由機器讀取。' },
    explanation: {
      en: 'People are told that AI made the output; "disclosure.machineReadable" is not set.',
      'zh-TW': '已告知讀者由 AI 產生，但未設定「disclosure.machineReadable」。',
    },
  });
}

function generatorFinding({ subject: { generator }, version }: ExplainabilityFacts): FindingDraft | null {
  const missing = missingDetails(generator);
  if (missing.length === 0) return null;
  return glassBoxFinding({
    code: 'incomplete-generator',
    span: null,
    version,
    message: {
      en: `The generator lacks: ${missing.map(({ en }) => en).join(', ')}.`,
      'zh-TW': `產生器資料缺少：${missing.map((name) => name['zh-TW']).join('、')}。`,
    },
    explanation: {
      en: 'Without them the output cannot be made again to see where it came from.',
      'zh-TW': '缺少這些資料，就無法重現輸出以查明其由來。',
    },
  });
}

function readabilityFinding({
  readability: { ease, flesch, charactersPerSentence },
  version,
}: ExplainabilityFacts): FindingDraft | null {
  if (ease === null || ease >= explainabilityLimits.ease) return null;
  const figure = flesch === null ? Math.round(charactersPerSentence ?? 0) : Math.round(flesch);
  return glassBoxFinding({
    code: 'hard-to-read',
    span: null,
    score: 1 - ease,
    version,
    message:
      flesch === null
        ? {
            en: `Hard to read: ${figure} characters a sentence on average.`,
            'zh-TW': `不易閱讀：平均每句 ${figure} 字。`,
          }
        : {
            en: `Hard to read: Flesch reading ease ${figure} (60 is plain English).`,
            'zh-TW': `不易閱讀：Flesch 易讀性 ${figure}（60 為淺白英文）。`,
          },
    explanation: {
      en: 'Shorter sentences and words let the people affected follow the reasons.',
      'zh-TW': '縮短句子、使用淺白用詞，受影響的人才看得懂理由。',
    },
  });
}

/** Certainty that the evidence does not give: where it is thin, the text should say so. */
function certaintyFindings({ text, folded, thin, version }: ExplainabilityFacts): FindingDraft[] {
  return thin.flatMap((claim): FindingDraft[] => {
    const word = findCertainty(folded, claim);
    if (!word) return [];
    return [
      glassBoxFinding({
        code: 'certain-without-evidence',
        span: claim,
        message: {
          en: `“${quoteAt(text, word)}” is said of what the sources hardly carry.`,
          'zh-TW': `來源幾乎無法支持這句話，卻用了「${quoteAt(text, word)}」。`,
        },
        explanation: {
          en: 'Where evidence is thin a text should say how sure it is (“probably”, “according to …”), so that readers know what to rely on.',
          'zh-TW': '依據薄弱時，文字應說明有多確定（例如「可能」、「依據……」），讀者才知道能相信多少。',
        },
        version,
      }),
    ];
  });
}

/** The explainability findings of one output, at most one of a kind but for conflicts of the rationale and certainty without evidence. */
export function explainabilityFindings(facts: ExplainabilityFacts): FindingDraft[] {
  const single = [sourceFinding(facts), disclosureFinding(facts), generatorFinding(facts), readabilityFinding(facts)];
  return [...rationaleFindings(facts), ...certaintyFindings(facts), ...single.flatMap((finding) => finding ?? [])];
}

/** Score from 0 to 1 and the measures it is the weighted mean of. */
export function explainabilityScore(
  facts: ExplainabilityFacts,
  conflicts: number,
): { score: number; measures: Record<string, number> } {
  const { subject, folded, sourced, readability } = facts;
  const hasRationale = (subject.rationale ?? '').trim() !== '';
  const measures: Record<string, number> = {
    rationale: hasRationale && conflicts === 0 ? 1 : 0,
    disclosed: isDisclosed(folded, subject.disclosure) ? 1 : 0,
    generator: detailsShare(subject.generator),
  };
  if (sourced !== null) measures['sourced'] = sourced;
  if (readability.ease !== null) measures['readable'] = readability.ease;
  let sum = 0;
  let weight = 0;
  for (const [part, share] of Object.entries(parts)) {
    const value = measures[part];
    if (value === undefined) continue;
    sum += share * value;
    weight += share;
  }
  if (readability.flesch !== null) measures['flesch'] = readability.flesch;
  if (readability.charactersPerSentence !== null) measures['charactersPerSentence'] = readability.charactersPerSentence;
  return { score: sum / weight, measures };
}
