import fc from 'fast-check';
import { privacyFindings } from './privacy-findings.js';

const codesOf = (text: string, sources: { id: string; text: string }[] = []): string[] =>
  privacyFindings(text, sources as Parameters<typeof privacyFindings>[1], '1').findings.map(({ code }) => code);

describe('identity numbers', () => {
  it.each([
    ['Taiwan', 'A123456789'],
    ['Taiwan, resident', 'A800000014'],
    ['China', '11010519491231002X'],
    ['Hong Kong', 'A123456(3)'],
    ['Korea', '971013-9019902'],
    ['Italy', 'RSSMRA85T10A562S'],
    ['Spain', '12345678Z'],
    ['Spain, foreigners', 'X1234567L'],
    ['France', '2 55 08 14 168 025 38'],
    ['Belgium', '85.07.30-033.28'],
    ['Finland', '131052-308T'],
    ['Sweden', '811228-9874'],
    ['Czechia', '710319/2745'],
    ['Switzerland', '756.9217.0769.85'],
    ['United Kingdom', 'JG103759A'],
    ['United States', '536-90-4399'],
    ['Poland', 'PESEL 44051401359'],
    ['Netherlands', 'BSN 111222333'],
    ['Germany', 'Steuer-ID 36574261809'],
    ['Austria', 'SVNR 1237 010180'],
    ['Croatia', 'OIB 33392005961'],
    ['Estonia', 'isikukood 37605030299'],
    ['Lithuania', 'asmens kodas 33309240064'],
    ['Romania', 'CNP 1630615123457'],
    ['Bulgaria', 'EGN 7523169263'],
    ['Portugal', 'NIF 123456789'],
    ['Greece', 'AMKA 01013099997'],
    ['Ireland', 'PPS 6433435F'],
    ['Slovenia', 'EMŠO 0101006500006'],
    ['Norway', 'personnummer 151086 95088'],
    ['Denmark', 'CPR 211062-5629'],
  ])('of %s are found: %s', (_, text) => {
    expect(codesOf(`Her number is ${text}, please note.`)).toEqual(['identity-number']);
    expect(codesOf(`她的號碼是 ${text}。`)).toEqual(['identity-number']);
  });

  it.each([
    'A123456788',
    'Part 44051401359 was scrapped.',
    'Order 111222333 ships on Friday.',
    'Lot 20260305-001, drawing 12345678-A, serial 756921707698.',
    '統一發票 AB-12345678，料號 A12-3456789。',
    'ISO 9001:2015, IP 192.168.1.10, 2026-03-05 14:30, 5,000,000 pieces',
  ])('are not found in: %s', (text) => {
    expect(codesOf(text)).toEqual([]);
  });

  const values = { A: 10, B: 11, C: 12, D: 13, E: 14, F: 15, G: 16, H: 17, I: 34, J: 18, K: 19, L: 20, M: 21 };
  it('of Taiwan are found with the right check digit only', () => {
    const letter = fc.constantFrom(...(Object.keys(values) as (keyof typeof values)[]));
    const digits = fc.tuple(fc.constantFrom(1, 2), fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }));
    fc.assert(
      fc.property(letter, digits, fc.nat(9), (first, [sex, rest], last) => {
        const value = values[first];
        const weighed = [sex, ...rest].reduce((sum, digit, at) => sum + digit * (8 - at), 0);
        const total = Math.floor(value / 10) + (value % 10) * 9 + weighed + last;
        const found = codesOf(`編號 ${first}${sex}${rest.join('')}${last}`);
        expect(found).toEqual(total % 10 === 0 ? ['identity-number'] : []);
      }),
    );
  });
});

describe('contact and payment details', () => {
  it.each([
    ['reach me at j.doe@acme-tools.tw', ['contact-detail']],
    ['請電 0912-345-678', ['contact-detail']],
    ['電話：(04)2358-1234', ['contact-detail']],
    ['手機0912345678', ['contact-detail']],
    ['Call +49 30 901820 today', ['contact-detail']],
    ['聯絡人：王小明，0912-345-678', ['contact-of-person']],
    ['Ask Maria Keller (m.keller@firm.de)', ['contact-of-person']],
    ['IBAN DE89 3704 0044 0532 0130 00', ['payment-detail']],
    ['Card 4111 1111 1111 1111', ['payment-detail']],
    ['住址：台北市大安區和平東路二段106號3樓', ['contact-detail']],
    ['新品將寄到您的住址：台中市西屯區河南路二段 300 號 5 樓', ['contact-detail']],
    ['Mail info@firm.de or sales@firm.com or a.b@example.com', []],
    ['免付費電話 0800-123-456', []],
    ['IBAN DE89 3704 0044 0532 0130 01', []],
    ['Card 4111 1111 1111 1112', []],
    ['工廠位於台中市西屯區工業區一路98號', []],
    ['Tolerance 0.05-0.08 mm at 1200-1500 rpm, article 0815-4711-22', []],
  ])('%s', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('say where they come from, and are shown masked', () => {
    const sources = [{ id: 'crm', text: 'Contact: m.keller@firm.de' }];
    const { findings } = privacyFindings('Write to m.keller@firm.de', sources as never, '1');
    expect(findings[0]?.evidence).toEqual([{ source: 'crm', start: 9, end: 25 }]);
    expect(findings[0]?.explanation.en).toContain('stands in a source');
    expect(JSON.stringify(findings)).not.toContain('m.keller@firm.de');
  });
});

describe('secrets', () => {
  const key = (prefix: string, length: number): string => prefix + 'a1B2'.repeat(100).slice(0, length);
  it.each([
    key('ghp_', 36),
    key('sk-proj-', 40),
    'AKIA' + 'ABCDEFGH23456723',
    key('hf_', 34),
    'postgres://app:s3cr3t-pw@db.internal:5432/x',
    'password: Tr0ub4dor&3',
    '密碼：Abc123!@#',
    '-----BEGIN RSA PRIVATE ' + 'KEY-----',
  ])('are found: %s', (text) => {
    expect(codesOf(`Use ${text} for it.`)).toEqual(['secret']);
    expect(JSON.stringify(privacyFindings(`Use ${text} for it.`, [], '1').findings)).not.toContain(text.slice(6, 30));
  });

  it.each([
    'password: your_password1',
    'Use sk-xxxxxxxxxxxxxxxxxxxxxxxx here',
    'The password is confidential.',
    '密碼請向主管索取',
  ])('are not found in: %s', (text) => {
    expect(codesOf(text)).toEqual([]);
  });
});

it('every place lies inside the text', () => {
  const pieces = fc.constantFrom(
    'A123456789',
    'a@b.tw',
    '0912-345-678',
    '王小明',
    ' ',
    'DE89370400440532013000',
    '４１１１',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      for (const { place } of privacyFindings(text, [], '1').findings) {
        if (place?.kind !== 'span') throw new Error('A finding has no place.');
        expect(place.end).toBeGreaterThan(place.start);
        expect(place.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
