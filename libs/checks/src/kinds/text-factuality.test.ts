import { withoutModels } from '../inference.js';
import { describe, expect, it } from '@jest/globals';
import { checkResult } from '@countersign/contracts';
import type { CheckSubject } from '../check.js';
import type { TextContent } from '@countersign/modalities';
import { textFactuality } from './text-factuality.js';

const context = {
  signal: new AbortController().signal,
  inference: withoutModels,
  trustedSigners: null,
  readBlob: () => Promise.reject(new Error('no image here')),
};

function subject(text: string, ...sources: string[]): CheckSubject<TextContent> {
  return {
    title: 'Answer',
    content: { text },
    generator: { provider: 'openai', model: 'gpt-4o' },
    sources: sources.map((source, index) => ({ id: `s${index}`, text: source })),
    rationale: null,
    affected: null,
    publicInterest: false,
    disclosure: null,
  };
}

const terms =
  'Section 3. The pump X200 is covered for 12 months from the date of purchase. Goods may be returned within thirty days.';
const termsZh = '抽水機 X200 自購買日起保固期為十二個月。商品可於三十天內退回。';

describe('text-factuality', () => {
  it.each([
    [
      'a figure the source states otherwise',
      'Your pump X200 is covered for 24 months from purchase.',
      terms,
      'contradicted-figure',
      '24 months',
    ],
    [
      'the same in Chinese',
      '抽水機 X200 的保固期為 24 個月，自購買日起算。',
      termsZh,
      'contradicted-figure',
      '24 個月',
    ],
    [
      'a code that no source has',
      'The pump X300 is covered for 12 months from the date of purchase.',
      terms,
      'unknown-code',
      'X300',
    ],
    [
      'a quotation that no source has',
      'The pump X200 is covered "for the whole of its life" from the date of purchase.',
      terms,
      'unknown-quotation',
      'for the whole of its life',
    ],
    [
      'a claim out of nowhere',
      'Napoleon founded a famous bakery in Marseille.',
      terms,
      'unsupported-claim',
      'Napoleon founded a famous bakery in Marseille.',
    ],
  ])('flags %s', async (_, text, source, code, words) => {
    const result = await textFactuality.run(subject(text, source), context);
    expect(result.outcome).toBe('flagged');
    expect(result.findings.map((finding) => finding.code)).toEqual([code]);
    const place = result.findings[0]?.place;
    expect(place?.kind === 'span' && text.slice(place.start, place.end)).toBe(words);
    expect(checkResult.safeParse(result).success).toBe(true);
  });

  it.each([
    ['the same words', 'The pump X200 is covered for 12 months from the date of purchase.', terms],
    [
      'years for months and words for digits',
      'The pump X200 is covered for one year from the date of purchase. Goods may be returned within 30 days.',
      terms,
    ],
    ['Chinese numerals for digits', '抽水機 X200 自購買日起保固期為１２個月。', termsZh],
    [
      'a date in the calendar of the Republic',
      '本產品於民國115年12月1日在臺北上市。',
      '本產品於2026年12月1日在臺北上市。',
    ],
    [
      'an ISO date for a written one',
      'The plant opened in Hsinchu on 2026-12-01.',
      'The plant opened in Hsinchu on 1 December 2026.',
    ],
  ])('passes %s', async (_, text, source) => {
    const result = await textFactuality.run(subject(text, source), context);
    expect(result.findings).toEqual([]);
    expect(result.outcome).toBe('passed');
  });

  it.each([
    [
      'the counted thing',
      'Parts are covered for 36 months.',
      'The pump is covered for 12 months and its parts are covered for 24 months.',
      '24 months',
    ],
    [
      'the words around it, in the other order',
      'The pump is covered for 36 months.',
      'Parts are covered for 24 months and the pump is covered for 12 months.',
      '12 months',
    ],
    [
      'the nearest value where the words tell nothing',
      'The service takes 31 minutes by the plan.',
      'By the plan the service takes, each time, 5 minutes, 30 minutes or 90 minutes.',
      '30 minutes',
    ],
    [
      'the words around it in Chinese',
      '零件保固期為 36 個月。',
      '抽水機保固期為 12 個月，零件保固期為 24 個月。',
      '24 個月',
    ],
  ])('sets against a figure the one of the source that answers to it: %s', async (_, text, source, says) => {
    const { findings } = await textFactuality.run(subject(text, source), context);
    expect(findings.map(({ code }) => code)).toEqual(['contradicted-figure']);
    expect(findings[0]?.message.en).toContain(`the source says “${says}”`);
  });

  const contract =
    'The service contract is looked after by Marta Lindqvist in Bremen. Marta Lindqvist visits the plant twice a year.';

  it.each([
    ['The service contract is looked after by Anna Bergmann in Bremen.', 'Anna Bergmann'],
    ['Anna Maria Bergmann visits the plant twice a year.', 'Anna Maria Bergmann'],
  ])('flags the name of somebody of whom no source says anything: %s', async (text, name) => {
    const { outcome, findings } = await textFactuality.run(subject(text, contract), context);
    expect([outcome, findings.map(({ code, severity }) => `${code} ${severity}`)]).toEqual([
      'flagged',
      ['unknown-person major'],
    ]);
    const place = findings[0]?.place;
    expect(place?.kind === 'span' && text.slice(place.start, place.end)).toBe(name);
  });

  it.each([
    'Marta Lindqvist visits the plant twice a year.',
    'The service contract is looked after by Marta in Bremen.',
    'The service contract is looked after by Marta Bergmann in Bremen.',
    'Our Customer Service says that Marta Lindqvist visits the plant twice a year.',
  ])('does not take for an unknown person: %s', async (text) => {
    const { findings } = await textFactuality.run(subject(text, contract), context);
    expect(findings.map(({ code }) => code)).not.toContain('unknown-person');
  });

  it('says what the source says and shows the sentence', async () => {
    const result = await textFactuality.run(
      subject('Your pump X200 is covered for 24 months from purchase.', terms),
      context,
    );
    const finding = result.findings[0];
    expect(finding?.message.en).toContain('12 months');
    const evidence = finding?.evidence[0];
    expect(evidence && terms.slice(evidence.start, evidence.end)).toBe(
      'The pump X200 is covered for 12 months from the date of purchase.',
    );
  });

  it.each([
    ['no sources', 'The pump is covered.', []],
    ['sources in another language', '抽水機的保固期為十二個月，自購買日起算。', [terms]],
  ])('is inconclusive with %s', async (_, text, sources) => {
    const result = await textFactuality.run(subject(text, ...sources), context);
    expect([result.outcome, result.score]).toEqual(['inconclusive', null]);
    expect(result.summary.en).toMatch(/Send/);
  });

  it('makes no claim of courtesies, headings and questions', async () => {
    const result = await textFactuality.run(
      subject('Hello!\n# Warranty\nIs that all right? Thank you for asking us.', terms),
      context,
    );
    expect(result.measures).toEqual({ claims: 0 });
  });

  it('stops when cancelled', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(
      textFactuality.run(subject('The pump is covered for 12 months.', terms), { ...context, signal }),
    ).rejects.toThrow('cancelled');
  });
});
