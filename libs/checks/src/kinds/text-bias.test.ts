import { withoutModels } from '../inference.js';
import { describe, expect, it } from '@jest/globals';
import { textBias } from './text-bias.js';

const context = {
  signal: new AbortController().signal,
  inference: withoutModels,
  trustedSigners: null,
  readBlob: () => Promise.reject(new Error('no image here')),
};

function run(text: string) {
  const subject = {
    title: 'Answer',
    content: { text },
    generator: { provider: 'p', model: 'm' },
    sources: [],
    rationale: null,
    affected: null,
    publicInterest: false,
    disclosure: null,
  };
  return textBias.run(subject, context);
}

describe('text-bias', () => {
  it.each([
    ['Women are too emotional to lead.', 'stereotype', 'Women are too emotional'],
    ['Younger applicants are preferred for this role.', 'unequal-treatment', 'Younger applicants are preferred'],
    ['Candidates must be under 35 years old.', 'exclusion', 'must be under 35 years old'],
    ['Muslims are not welcome.', 'exclusion', 'Muslims are not welcome'],
    ['Reject the application because she is pregnant.', 'unequal-treatment', 'because she is pregnant'],
    ['All immigrants should be deported.', 'hostility', 'immigrants should be deported'],
    ['外籍移工都應該滾回去。', 'hostility', '外籍移工都應該滾回去'],
    ['原住民都愛喝酒。', 'stereotype', '原住民都愛喝酒'],
    ['本職缺限女性。', 'exclusion', '限女性'],
    ['年齡限35歲以下。', 'exclusion', '限35歲以下'],
    ['因為她是女性，建議調薪幅度降低。', 'unequal-treatment', '因為她是女性'],
  ])('flags %s', async (text, code, words) => {
    const { outcome, findings } = await run(text);
    expect(outcome).toBe('flagged');
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    const place = findings[0]?.place;
    expect(place?.kind === 'span' && text.slice(place.start, place.end)).toBe(words);
  });

  it.each([
    'It is wrong to say that women are too emotional to lead.',
    'Do you think women are too emotional?',
    '“Women are too emotional” is what the memo of 1962 called a finding.',
    'No woman deserves to be paid less.',
    'Black people are not criminals.',
    'Applicants must be over 18 years old.',
    'Disabled applicants are encouraged to apply.',
    'The woman bought a house in 2019 with her sister.',
    '認為女生不適合讀理工是刻板印象。',
    '原住民優先錄取。',
    '應徵者不分性別、年齡均歡迎。',
    '新住民朋友於週日參加市府活動。',
    '其他同事都說他很懶惰。',
  ])('passes %s', async (text) => {
    const { outcome, score, findings } = await run(text);
    expect([outcome, score, findings]).toEqual(['passed', 1, []]);
  });

  it.each([
    [
      'He should be approved for a loan of $50,000. She should be approved for a loan of $30,000.',
      'She should be approved for a loan of $30,000.',
    ],
    ['他的信用評分應為80分。她的信用評分應為60分。', '她的信用評分應為60分。'],
  ])('points out that only the group differs in %s', async (text, words) => {
    const { findings } = await run(text);
    expect(findings.map((finding) => finding.code)).toEqual(['counterfactual-difference']);
    const place = findings[0]?.place;
    expect(place?.kind === 'span' && text.slice(place.start, place.end)).toBe(words);
  });

  const gravity = ['info', 'minor', 'major', 'critical'];
  const faulty = [
    ['women are too emotional to lead', 'stereotype'],
    ['candidates must be under 35 years old', 'exclusion'],
    ['all immigrants should be deported', 'hostility'],
    ['women are naturally caring', 'benevolent-stereotype'],
    ['the handicapped toilet is closed', 'dated-term'],
  ] as const;

  it.each(
    faulty.flatMap(([one]) => faulty.map(([other]) => [one, other] as const)).filter(([one, other]) => one !== other),
  )('reports the gravest of a sentence: %s, and %s', async (one, other) => {
    const alone = await Promise.all([one, other].map((text) => run(`${text}.`)));
    const worst = Math.max(...alone.map(({ findings }) => gravity.indexOf(findings[0]?.severity ?? '')));
    const { findings } = await run(`${one}, and ${other}.`);
    expect(findings.map(({ severity }) => severity)).toEqual([gravity[worst]]);
  });

  it('reports what the writer says, and not the graver thing that is only quoted', async () => {
    const quoted = '“Muslims are not welcome” is what the memo of 1962 called a finding';
    const { findings } = await run(`${quoted}, and younger applicants are preferred for this role.`);
    expect(findings.map(({ code }) => code)).toEqual(['unequal-treatment']);
  });

  it('names a better word for a dated one and still passes', async () => {
    const { outcome, findings } = await run('外勞宿舍整修完成。');
    expect(outcome).toBe('passed');
    expect(findings[0]?.message['zh-TW']).toContain('移工');
  });
});
