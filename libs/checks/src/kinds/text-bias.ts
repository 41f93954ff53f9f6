import type { LocalizedText, Severity } from '@countersign/contracts';
import type { TextContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import type { NoModelError } from '../inference.js';
import { counterfactualFindings } from '../text/counterfactual-generation.js';
import { modelBiasFindings } from '../text/model-bias-findings.js';
import { readBias } from '../text/bias-findings.js';
import { foldText } from '../text/fold-text.js';
import { isSerious } from '../is-serious.js';
import { worstFirst } from '../text/glass-box-finding.js';
import { sentimentOf } from '../text/sentiment.js';
import { writingOf } from '../text/writing-of.js';
import { splitSentences } from '../text/split-sentences.js';

const version = '1.4.0';
/** What is left of the score after one finding of each severity. */
const kept: Record<Severity, number> = { critical: 0.2, major: 0.5, minor: 0.9, info: 1 };

function silenceNote(silence: NoModelError | null): LocalizedText {
  return silence === null
    ? { en: '', 'zh-TW': '' }
    : {
        en: ` ${silence.text.en} Rules and words alone were used.`,
        'zh-TW': `${silence.text['zh-TW']}僅使用規則與用詞。`,
      };
}

/**
 * Finds stereotypes, exclusions, preferences and insulting words for groups in a text, by written lexicons and a model of Chinese words; where models
 * are named, by their opinion, too, and by asking the generator again with the groups swapped.
 */
export const textBias: Check<TextContent> = {
  name: 'text-bias',
  kind: 'bias',
  modality: 'text',
  version,
  reads: ['content', 'generator'],
  async run({ content: { text, language }, generator }, { signal, inference }) {
    signal.throwIfAborted();
    const [folded, sentences] = [foldText(text), splitSentences(text)];
    const reading = readBias(text, folded, sentences, version);
    const read = { text, folded, sentences, language: writingOf(text, language) };
    const opinions = await modelBiasFindings(read, reading.named, reading.findings, inference, version);
    const swapped = await counterfactualFindings(generator, inference, version);
    const findings = [...reading.findings, ...opinions.findings, ...swapped.findings];
    const serious = findings.filter(isSerious).length;
    const note = silenceNote(opinions.silence);
    return {
      outcome: serious === 0 ? 'passed' : 'flagged',
      score: findings.reduce((score, { severity }) => score * kept[severity], 1),
      summary: {
        en: `${reading.groupSentences} of ${reading.sentences} sentence(s) name a group; ${findings.length} finding(s), ${serious} of them serious.${note.en}`,
        'zh-TW': `${reading.sentences} 句中有 ${reading.groupSentences} 句提及群體；共 ${findings.length} 項發現，其中 ${serious} 項嚴重。${note['zh-TW']}`,
      },
      findings: worstFirst(findings),
      measures: {
        sentences: reading.sentences,
        characters: text.length,
        sentiment: sentimentOf(folded),
        groupSentences: reading.groupSentences,
        counterSpeech: reading.counterSpeech,
        findings: findings.length,
        ...(swapped.tried > 0 ? { counterfactualTrials: swapped.tried } : {}),
      },
    };
  },
};
