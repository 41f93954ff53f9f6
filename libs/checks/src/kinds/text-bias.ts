import type { Severity } from '@countersign/contracts';
import type { TextContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { readBias } from '../text/bias-findings.js';
import { foldText } from '../text/fold-text.js';
import { isSerious, worstFirst } from '../text/glass-box-finding.js';
import { splitSentences } from '../text/split-sentences.js';

const version = '1.2.0';
/** What is left of the score after one finding of each severity. */
const kept: Record<Severity, number> = { critical: 0.2, major: 0.5, minor: 0.9, info: 1 };

/** Finds stereotypes, exclusions, preferences and insulting words for groups in a text, by written lexicons and a model of Chinese words. */
export const textBias: Check<TextContent> = {
  name: 'text-bias',
  kind: 'bias',
  modality: 'text',
  version,
  async run({ content: { text } }, { signal }) {
    signal.throwIfAborted();
    const reading = readBias(text, foldText(text), splitSentences(text), version);
    const { findings } = reading;
    const serious = findings.filter(isSerious).length;
    return {
      outcome: serious === 0 ? 'passed' : 'flagged',
      score: findings.reduce((score, { severity }) => score * kept[severity], 1),
      summary: {
        en: `${reading.groupSentences} of ${reading.sentences} sentence(s) name a group; ${findings.length} finding(s), ${serious} of them serious.`,
        'zh-TW': `${reading.sentences} 句中有 ${reading.groupSentences} 句提及群體；共 ${findings.length} 項發現，其中 ${serious} 項嚴重。`,
      },
      findings: worstFirst(findings),
      measures: {
        sentences: reading.sentences,
        groupSentences: reading.groupSentences,
        counterSpeech: reading.counterSpeech,
        findings: findings.length,
      },
    };
  },
};
