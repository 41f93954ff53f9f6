import { FreePlaces } from '../text/free-places.js';
import type { TextSpan } from '../text/text-span.js';

/** Words that open a door: keys, tokens, passwords. */
export interface Secret extends TextSpan {
  label: { en: string; 'zh-TW': string };
}

/** Forms that their issuers publish for secret scanners. The last group of each pattern is the secret where there is one. */
const forms: readonly (readonly [en: string, zh: string, pattern: RegExp])[] = [
  ['private key', '私鑰', /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY-----/g],
  ['AWS access key', 'AWS 存取金鑰', /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/g],
  [
    'GitHub token',
    'GitHub 權杖',
    /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})/g,
  ],
  ['GitLab token', 'GitLab 權杖', /(?<![A-Za-z0-9_])glpat-[A-Za-z0-9_-]{20,64}/g],
  ['Slack token', 'Slack 權杖', /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}/g],
  ['Google API key', 'Google API 金鑰', /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}/g],
  ['model provider key', '模型供應商金鑰', /(?<![A-Za-z0-9_-])sk-(?:ant-|proj-|or-|live-)?[A-Za-z0-9_-]{20,200}/g],
  ['Hugging Face token', 'Hugging Face 權杖', /(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{30,60}/g],
  ['Stripe key', 'Stripe 金鑰', /(?<![A-Za-z0-9_])[rs]k_(?:live|test)_[A-Za-z0-9]{16,120}/g],
  ['npm token', 'npm 權杖', /(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}/g],
  [
    'signed token (JWT)',
    '簽章權杖（JWT）',
    /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g,
  ],
  [
    'password in an address',
    '網址中的密碼',
    /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/"']{1,64}:[^\s:@/"']{3,128}@[A-Za-z0-9.-]{1,255}/g,
  ],
  [
    'password',
    '密碼',
    /(?<![A-Za-z])(?:password|passwd|passcode|pwd|api[_ -]?key|secret[_ -]?key|access[_ -]?token|client[_ -]?secret) {0,2}(?:is|=|:) {0,2}["']?(?=[^\s"',;]{0,64}[0-9!@#$%^&*])[^\s"',;。，；]{6,64}/gi,
  ],
  [
    'password',
    '密碼',
    /(?:密碼|金鑰|通行碼)\s{0,2}(?:是|為|:|：|=)\s{0,2}["「]?(?=[^\s"」,;。，；]{0,64}[0-9!@#$%^&*])[!-~]{6,64}/g,
  ],
];
/** Placeholders of manuals are no secrets. */
const placeholder = /example|xxxx|\*\*\*|your[_-]?|<[^>]{1,30}>|changeme|placeholder|redacted|\.\.\.|0000000/i;

/** Secrets in a text: keys and tokens by the forms that their issuers publish, and passwords that are called so. */
export function findSecrets(folded: string): Secret[] {
  const found: Secret[] = [];
  const free = new FreePlaces(folded.length);
  for (const [en, zh, pattern] of forms) {
    for (const { 0: text, index: start } of folded.matchAll(pattern)) {
      const end = start + text.length;
      if (!placeholder.test(text) && free.take({ start, end })) found.push({ start, end, label: { en, 'zh-TW': zh } });
    }
  }
  return found;
}
