import type { FindingDraft } from '@countersign/contracts';
import type { TextContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { injectionFindings } from '../robustness/robustness-findings.js';
import { tryRewrites, type Unstable } from '../robustness/try-rewrites.js';
import { isSerious } from '../is-serious.js';
import { glassBoxFinding, worstFirst } from '../text/glass-box-finding.js';
import { textBias } from './text-bias.js';
import { textFactuality } from './text-factuality.js';

const version = '1.0.0';
const tried = [textFactuality, textBias];

function unstableFinding({ rewrite, check, before, after }: Unstable): FindingDraft {
  return glassBoxFinding({
    code: 'unstable-verdict',
    span: null,
    message: {
      en: `With ${rewrite.label.en}, ${check} says “${after}” instead of “${before}”.`,
      'zh-TW': `${rewrite.label['zh-TW']}後，${check} 的結果由「${before}」變為「${after}」。`,
    },
    explanation: {
      en: 'The change alters no meaning, so the verdict stands on thin evidence: look at it yourself.',
      'zh-TW': '這項改動不影響語意，表示結論的依據薄弱，請自行判斷。',
    },
    version,
  });
}

/** Finds orders to machines and hidden text in a text and its sources, and tries whether the verdicts hold under rewrites that change no meaning. */
export const textRobustness: Check<TextContent> = {
  name: 'text-robustness',
  kind: 'robustness',
  modality: 'text',
  version,
  reads: ['content', 'sources', 'generator'],
  async run(subject, context) {
    context.signal.throwIfAborted();
    const injected = injectionFindings(subject.content.text, subject.sources, version);
    const { compared, unstable, shortened } = await tryRewrites(tried, subject, context);
    const findings = [...injected.findings, ...unstable.map(unstableFinding)];
    const serious = findings.filter(isSerious).length;
    const stable = compared === 0 ? 1 : 1 - unstable.length / compared;
    const part = shortened
      ? { en: ' Rewrites were tried on the beginning only.', 'zh-TW': '改寫僅試於開頭部分。' }
      : { en: '', 'zh-TW': '' };
    return {
      outcome: serious === 0 ? 'passed' : 'flagged',
      score: stable * (serious === 0 ? 1 : 0.2),
      summary: {
        en: `${injected.count} order(s) to machines or hidden text found; ${compared - unstable.length} of ${compared} verdicts held under harmless rewrites.${part.en}`,
        'zh-TW': `發現 ${injected.count} 處對機器的命令或隱藏文字；在無害改寫下，${compared} 個結論中有 ${compared - unstable.length} 個不變。${part['zh-TW']}`,
      },
      findings: worstFirst(findings),
      measures: { injections: injected.count, verdictsCompared: compared, stableShare: stable },
    };
  },
};
