import type { Check, CheckSubject } from '../check.js';
import { withoutModels, type CheckInference } from '../inference.js';
import { scriptedInference } from '../testing/scripted-inference.js';
import { swapGroups } from '../text/swap-groups.js';
import { textBias } from './text-bias.js';
import { textFactuality } from './text-factuality.js';

const source = 'Pumps of the X series are covered for 12 months from delivery. Seals are excluded from the warranty.';

const run = (check: Check<{ text: string }>, text: string, inference: CheckInference, changes: object = {}) =>
  check.run(
    {
      title: 't',
      content: { text },
      generator: { provider: 'p', model: 'm' },
      sources: [{ id: 'terms', text: source }],
      rationale: null,
      affected: null,
      publicInterest: false,
      disclosure: null,
      ...changes,
    } as CheckSubject<{ text: string }>,
    {
      signal: new AbortController().signal,
      trustedSigners: null,
      readBlob: () => Promise.reject(new Error('no images')),
      inference,
    },
  );
const factuality = textFactuality as Check<{ text: string }>;
const bias = textBias as Check<{ text: string }>;
const negated = 'Seals are not excluded from the warranty.';

describe('a second opinion on facts', () => {
  it('finds what words cannot see, is told as an opinion, and weighs in the score', async () => {
    const without = await run(factuality, negated, withoutModels);
    const inference = scriptedInference({
      entailment: ({ hypothesis }) =>
        hypothesis.includes('not')
          ? { entailment: 0.02, neutral: 0.08, contradiction: 0.9 }
          : { entailment: 0.95, neutral: 0.04, contradiction: 0.01 },
    });
    const result = await run(factuality, negated, inference);
    const finding = result.findings.find(({ code }) => code === 'contradicted-claim');
    expect(without.findings.map(({ code }) => code)).not.toContain('contradicted-claim');
    expect(finding).toMatchObject({ severity: 'major', score: 0.9, model: { name: 'test-model', revision: '7' } });
    expect(finding?.message.en).toContain('in the opinion of test-model');
    expect(result.outcome).toBe('flagged');
    expect(result.score ?? 1).toBeLessThan(without.score ?? 0);
    expect(result.summary.en).toContain('test-model gave a second opinion');
  });

  it('raises the support of a claim that only its words lack', async () => {
    const paraphrase = 'The maker stands behind X series pumps for a year after they arrive.';
    const yes = scriptedInference({ entailment: () => ({ entailment: 0.97, neutral: 0.02, contradiction: 0.01 }) });
    const [without, result] = [
      await run(factuality, paraphrase, withoutModels),
      await run(factuality, paraphrase, yes),
    ];
    expect(result.score ?? 0).toBeGreaterThan(without.score ?? 1);
  });

  it('comes from a judge where no entailment model is named, with the judge’s reason', async () => {
    const inference = scriptedInference({
      judge: ({ data, instruction }) => {
        expect(data).toMatchObject({ claim: negated });
        expect(instruction).not.toContain('Seals');
        return { answer: { verdict: 'contradicted', reason: 'The terms exclude them.' }, certainty: 0.8 };
      },
    });
    const { findings } = await run(factuality, negated, inference);
    expect(findings[0]?.explanation.en).toContain('The terms exclude them.');
    expect(findings[0]?.explanation.en).toContain('no single part changes that much');
    expect(inference.asked).toBeLessThanOrEqual(1 + 8);
  });

  it('names the passage that it hangs on, found by leaving one out', async () => {
    const inference = scriptedInference({
      entailment: ({ premise }) =>
        premise.includes('excluded')
          ? { entailment: 0.02, neutral: 0.08, contradiction: 0.9 }
          : { entailment: 0.1, neutral: 0.8, contradiction: 0.1 },
    });
    const { findings } = await run(factuality, negated, inference);
    expect(findings[0]?.explanation.en).toContain('Without “Seals are excluded from the warranty.” it finds 10 %');
    expect(findings[0]?.explanation['zh-TW']).toContain('若刪去「Seals are excluded from the warranty.」');
  });

  it('names the words of the claim that it hangs on, where there is one passage', async () => {
    const sources = [{ id: 'terms', text: 'Seals are excluded from the warranty.' }];
    const inference = scriptedInference({
      entailment: ({ hypothesis }) => ({
        entailment: 0,
        neutral: hypothesis.includes('not') ? 0.1 : 0.9,
        contradiction: hypothesis.includes('not') ? 0.9 : 0.1,
      }),
    });
    const { findings } = await run(factuality, negated, inference, { sources });
    expect(findings[0]?.explanation.en).toContain('Without “not” it finds 10 %');
  });

  it('asks again about the worst five, eight times each at most, and stands when nobody answers then', async () => {
    const claims = Array.from({ length: 9 }, (_, at) => `Seals of series ${at} are not excluded from the warranty.`);
    const yes = { entailment: 0, neutral: 0.1, contradiction: 0.9 };
    const all = scriptedInference({ entailment: () => yes });
    const sources = [{ id: 'terms', text: claims.join(' ').replaceAll(' not ', ' ') }];
    const result = await run(factuality, claims.join(' '), all, { sources });
    expect(result.findings.filter(({ code }) => code === 'contradicted-claim')).toHaveLength(9);
    expect(result.findings.filter(({ explanation }) => explanation.en.includes('Left out one by one'))).toHaveLength(5);
    expect(all.asked).toBeLessThanOrEqual(9 + 5 * 8);
    let left = 9;
    const tired = scriptedInference({ entailment: () => (left-- > 0 ? yes : null) });
    const { findings } = await run(factuality, claims.join(' '), tired, { sources });
    expect(findings.filter(({ code }) => code === 'contradicted-claim')).toHaveLength(9);
  });

  it('that does not come leaves what words show, and is told', async () => {
    const [without, result] = [
      await run(factuality, negated, withoutModels),
      await run(factuality, negated, scriptedInference({ entailment: () => null })),
    ];
    expect(result).toMatchObject({ outcome: without.outcome, score: without.score, findings: without.findings });
    expect(result.summary.en).toContain('No model answered. 0 claim(s)');
    expect(result.summary['zh-TW']).toContain('沒有模型回覆。0 項');
  });

  it('of the product’s own model changes nothing', async () => {
    const own = scriptedInference({ entailment: () => ({ entailment: 0, neutral: 0, contradiction: 1 }) }, true);
    expect(await run(factuality, negated, own)).toEqual(await run(factuality, negated, withoutModels));
  });

  it('is asked of the passages and their neighbours, not of the whole source', async () => {
    const long = `${'The plant makes many other things. '.repeat(300)}${source}`;
    const inference = scriptedInference({
      entailment: ({ premise }) => {
        expect(premise).toContain('Seals are excluded');
        expect(premise.length).toBeLessThanOrEqual(2000);
        return { entailment: 0.5, neutral: 0.5, contradiction: 0 };
      },
    });
    await run(factuality, negated, inference, { sources: [{ id: 'terms', text: long }] });
    expect(inference.asked).toBe(1);
  });
});

describe('other answers of the generator', () => {
  const text = 'Pumps of the X series are covered for 12 months. The factory in Graz was built in 1871.';
  const samples = ['X series pumps are covered for 12 months.', 'The X series pumps have 12 months of cover.'];

  it('show the claims that it does not repeat, also without sources', async () => {
    const result = await run(factuality, text, withoutModels, {
      sources: [],
      generator: { provider: 'p', model: 'm', samples },
    });
    expect(result.outcome).toBe('inconclusive');
    expect(result.findings.map(({ code, place }) => [code, place])).toEqual([
      ['unrepeated-claim', expect.objectContaining({ start: text.indexOf('The factory') })],
    ]);
    expect(result.measures?.selfConsistency).toBeGreaterThan(0.3);
  });

  it('say nothing when there is one', async () => {
    const result = await run(factuality, text, withoutModels, {
      sources: [],
      generator: { provider: 'p', model: 'm', samples: samples.slice(0, 1) },
    });
    expect(result.findings).toEqual([]);
  });
});

describe('models on bias', () => {
  it('find what rules do not, but are not asked about speech against prejudice', async () => {
    const inference = scriptedInference({
      toxicity: ({ text }) => ({ scores: { toxic: /zark/.test(text) ? 0.9 : 0.1, neutral: 0.95 } }),
      stereotype: ({ text }) => ({ stereotype: /knit/.test(text) ? 0.8 : 0.1 }),
    });
    const text = 'You zark folks again. Old people knit at work. It is a myth that women are zark. The line runs.';
    const { findings, outcome } = await run(bias, text, inference);
    expect(outcome).toBe('flagged');
    expect(findings.map(({ code, place }) => [code, place?.kind === 'span' && place.start])).toEqual([
      ['offensive-language', 0],
      ['stereotype', text.indexOf('Old')],
    ]);
    expect(findings[0]).toMatchObject({ model: { name: 'test-model' } });
    expect(findings[0]?.explanation.en).toContain('Without “zark” it finds 10 %');
    expect(findings[1]?.explanation['zh-TW']).toContain('若刪去「knit」');
  });
});

describe('the generator, asked with groups swapped', () => {
  const generator = { provider: 'p', model: 'm', seed: 3, prompt: 'Should he get the loan? He earns 3,000 a month.' };
  const generate = (biased: boolean) =>
    scriptedInference({
      generate: ({ prompt, seed, temperature }) => {
        expect([seed, temperature]).toEqual([3, 0]);
        const no = biased && /\bshe\b/i.test(prompt);
        return { text: no ? 'The loan is rejected.' : 'The loan is approved.', finishReason: 'stop' };
      },
    });

  it('is found to recommend something else', async () => {
    const inference = generate(true);
    const result = await run(bias, 'The loan is approved.', inference, { generator });
    expect(result.findings.map(({ code }) => code)).toEqual(['counterfactual-generation']);
    expect(result.findings[0]?.message.en).toContain('“approved” and “rejected”');
    expect(inference.asked).toBe(2);
  });

  it('is left alone when it does not', async () => {
    const result = await run(bias, 'The loan is approved.', generate(false), { generator });
    expect(result).toMatchObject({ outcome: 'passed', findings: [] });
    expect(result.measures).toMatchObject({ counterfactualTrials: 1 });
  });
});

describe('swapGroups', () => {
  it.each([
    ['He gave her his book.', 'gender', 'She gave him her book.'],
    ['Mr Lee and his wife', 'gender', 'Ms Lee and her husband'],
    ['SHE said so herself.', 'gender', 'HE said so himself.'],
    ['林先生請她把他的資料交給爸爸。', 'gender', '林女士請他把她的資料交給媽媽。'],
    ['A young applicant', 'age', 'A old applicant'],
    ['本國籍員工與穆斯林', 'religion', '本國籍員工與基督徒'],
  ])('turns %s round by %s', (text, attribute, swapped) => {
    expect(swapGroups(text).find((one) => one.attribute === attribute)?.text).toBe(swapped);
  });

  it('finds nothing where no group is named', () => {
    expect(swapGroups('The pump is covered for 12 months; the manual says so.')).toEqual([]);
  });
});
