import type { TextContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { isSerious } from '../is-serious.js';
import { worstFirst } from '../text/glass-box-finding.js';

const version = '1.0.0';

/** Finds personal data and secrets in a text, and whether the sources have them, too. */
export const textPrivacy: Check<TextContent> = {
  name: 'text-privacy',
  kind: 'privacy',
  modality: 'text',
  version,
  reads: ['content', 'sources'],
  async run({ content: { text }, sources }, { signal }) {
    // The numbering plans of all countries are large, and only whoever runs this check waits for them.
    const { privacyFindings } = await import('../privacy/privacy-findings.js');
    signal.throwIfAborted();
    const { findings, personal, secrets } = privacyFindings(text, sources, version);
    const serious = findings.filter(isSerious).length;
    return {
      outcome: serious === 0 ? 'passed' : 'flagged',
      score: Math.max(0, 1 - findings.reduce((sum, finding) => sum + (isSerious(finding) ? 0.5 : 0.1), 0)),
      summary: {
        en: `${personal} item(s) of personal data and ${secrets} secret(s) found; ${serious} finding(s) are serious.`,
        'zh-TW': `發現 ${personal} 項個人資料與 ${secrets} 項機密資訊；其中 ${serious} 項發現屬嚴重。`,
      },
      findings: worstFirst(findings),
      measures: { personalData: personal, secrets, findings: findings.length },
    };
  },
};
