import { describe, expect, it } from '@jest/globals';
import { findClaims } from './find-claims.js';
import { wordsAt } from './text-span.js';

describe('findClaims', () => {
  it.each<[string, string, string[]]>([
    [
      'courtesies and questions',
      'Hello there! The pump runs at 50 Hz. Is that fine? Thank you for asking.',
      ['The pump runs at 50 Hz.'],
    ],
    [
      'headings',
      '# Warranty terms\nThe pump is covered.\nWhat it costs:\nIt costs 20 euros.',
      ['The pump is covered.', 'It costs 20 euros.'],
    ],
    [
      'remarks about missing information',
      'The sources do not mention the price. The pump weighs 12 kg.',
      ['The pump weighs 12 kg.'],
    ],
    ['Chinese courtesies', '您好！抽水機重十二公斤。請問還有問題嗎？希望以上資訊有幫助。', ['抽水機重十二公斤。']],
    [
      'requests to the reader',
      '我們將於 3 月 20 日前換貨。若需變更，請回覆本信。如需協助，歡迎來電。',
      ['我們將於 3 月 20 日前換貨。'],
    ],
    [
      'English requests to the reader',
      'We replace it by 20 March. If you need anything else, please reply. We look forward to hearing from you.',
      ['We replace it by 20 March.'],
    ],
    ['an answer of one phrase', '盧循之亂', ['盧循之亂']],
    ['nothing but courtesy', 'Hello! Thanks!', []],
  ])('leaves out %s', (_, text, claims) => {
    expect(findClaims(text).map((span) => wordsAt(text, span))).toEqual(claims);
  });

  it.each([
    ['您好，X200 抽水機的墊片厚度為 2 公分。'],
    ['Hello, the gasket of the pump is 2 cm thick.'],
    ['Dear customer, your pump is covered for 24 months.'],
    ['Thank you for your message, the housing of the pump is made of cast iron and not of steel.'],
    ['The tank does not contain lead.'],
    ['如有損壞，保固期為 24 個月。'],
    ['如需延長保固，客戶必須在購買後三十天內向授權經銷商提出書面申請並繳交費用。'],
    ['If you need a longer warranty, the dealer sells one of five years.'],
  ])('keeps what is said behind a courtesy or a negation: %s', (claim) => {
    const text = `${claim} The pump runs at 50 Hz.`;
    expect(findClaims(text).map((span) => wordsAt(text, span))).toContain(claim);
  });
});
