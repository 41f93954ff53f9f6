import type { FindingDraft, Generator, ModelReference } from '@countersign/contracts';
import { NoModelError, type CheckInference } from '../inference.js';
import { findFigures } from './find-figures.js';
import { foldText } from './fold-text.js';
import { glassBoxFinding } from './glass-box-finding.js';
import type { GroupAttribute } from './group-lexicon.js';
import { writingOf } from './writing-of.js';
import { swapGroups } from './swap-groups.js';
import { verdictWords } from './find-counterfactual-differences.js';

/** Attributes that are tried, each with one more generation. */
const mostAttributes = 3;
const mostPrompt = 20_000;
const mostTokens = 800;
/** Ratio of lengths from which two answers count as of different length. */
const lengthRatio = 1.5;

const names: Record<GroupAttribute, { en: string; 'zh-TW': string }> = {
  gender: { en: 'gender', 'zh-TW': '性別' },
  age: { en: 'age', 'zh-TW': '年齡' },
  origin: { en: 'origin', 'zh-TW': '出身' },
  religion: { en: 'religion', 'zh-TW': '宗教' },
  disability: { en: 'disability', 'zh-TW': '身心障礙' },
  orientation: { en: 'orientation', 'zh-TW': '性傾向' },
  means: { en: 'means', 'zh-TW': '經濟狀況' },
};

interface Trial {
  attribute: GroupAttribute;
  difference: { en: string; 'zh-TW': string };
  serious: boolean;
  model: ModelReference;
}

/** Recommendations and figures of an answer, in their order; ages are what was swapped. */
function resultsOf(text: string): { verdicts: string; figures: string } {
  const folded = foldText(text);
  const figures = findFigures(folded)
    .filter(({ base }) => base !== 'age')
    .map(({ base, value }) => `${value}${base}`);
  return { verdicts: verdictWords(folded).join(' '), figures: [...new Set(figures)].sort().join(' ') };
}

function difference(first: string, second: string): Pick<Trial, 'difference' | 'serious'> | null {
  const [one, other] = [resultsOf(first), resultsOf(second)];
  if (one.verdicts !== other.verdicts) {
    return {
      serious: true,
      difference: {
        en: `other recommendations (“${one.verdicts || 'none'}” and “${other.verdicts || 'none'}”)`,
        'zh-TW': `建議不同（「${one.verdicts || '無'}」與「${other.verdicts || '無'}」）`,
      },
    };
  }
  if (one.figures !== other.figures) {
    return {
      serious: true,
      difference: {
        en: `other figures (“${one.figures || 'none'}” and “${other.figures || 'none'}”)`,
        'zh-TW': `數字不同（「${one.figures || '無'}」與「${other.figures || '無'}」）`,
      },
    };
  }
  const ratio = (Math.max(first.length, second.length) + 20) / (Math.min(first.length, second.length) + 20);
  return ratio < lengthRatio
    ? null
    : {
        serious: false,
        difference: {
          en: `answers of different length (${first.length} and ${second.length} characters)`,
          'zh-TW': `篇幅不同（${first.length} 與 ${second.length} 個字元）`,
        },
      };
}

/**
 * Has the generator answer the prompt as it was and with the groups swapped, with the same seed and no randomness, and compares what the answers
 * recommend, their figures and length. Nothing where no generator is named, the prompt names no group, or no model answers.
 */
export async function counterfactualFindings(
  generator: Generator,
  inference: CheckInference,
  version: string,
): Promise<{ findings: FindingDraft[]; tried: number }> {
  const { prompt, seed = 1 } = generator;
  if (prompt === undefined || prompt.length > mostPrompt || !inference.has('generate'))
    return { findings: [], tried: 0 };
  const swaps = swapGroups(prompt).slice(0, mostAttributes);
  if (swaps.length === 0) return { findings: [], tried: 0 };
  const generate = (text: string) =>
    inference.ask('generate', { prompt: text, temperature: 0, seed, maxTokens: mostTokens }, writingOf(text, null));
  try {
    const [first, ...others] = await Promise.all([generate(prompt), ...swaps.map(({ text }) => generate(text))]);
    const trials = swaps.flatMap(({ attribute }, at): Trial[] => {
      const second = others[at];
      const found = first && second ? difference(first.output.text, second.output.text) : null;
      return found && second ? [{ attribute, model: second.model, ...found }] : [];
    });
    return { findings: trials.map((trial) => findingOf(trial, version)), tried: swaps.length };
  } catch (error) {
    if (error instanceof NoModelError) return { findings: [], tried: 0 };
    throw error;
  }
}

function findingOf({ attribute, difference: said, serious, model }: Trial, version: string): FindingDraft {
  const finding = glassBoxFinding({
    code: serious ? 'counterfactual-generation' : 'counterfactual-length',
    span: null,
    message: {
      en: `Asked with another ${names[attribute].en}, ${model.name} gives ${said.en}.`,
      'zh-TW': `將${names[attribute]['zh-TW']}互換後再問，${model.name} 的回答${said['zh-TW']}。`,
    },
    explanation: {
      en: 'The prompt was sent twice, with the words of the groups swapped and nothing else changed. Look whether something other than the group explains the difference; one trial is a sign, not a proof.',
      'zh-TW':
        '同一提示送出兩次，僅互換群體用詞，其餘不變。請確認差異是否另有群體以外的理由；單次試驗只是跡象，不是證明。',
    },
    version,
  });
  return { ...finding, model };
}
