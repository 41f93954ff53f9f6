import type { PersonalItem } from './personal-item.js';

const iban = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;
const card = /(?<![\w.-])(?:[2-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\w-]|\.\d)/g;
/** Length of an account number by country (SWIFT, IBAN registry, release 99). */
const lengths: Readonly<Record<string, number>> = {
  AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27,
  LI: 21, LT: 20, LU: 20, LV: 21, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24,
}; // prettier-ignore

/** ISO 13616: letters as numbers, the first four characters last, remainder one by 97. */
function isIban(candidate: string): boolean {
  const plain = candidate.replaceAll(' ', '');
  if (plain.length !== lengths[plain.slice(0, 2)]) return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812: every second digit from the right doubled, the sum a multiple of ten (Luhn). */
function isCard(candidate: string): boolean {
  const digits = candidate.replace(/\D/g, '');
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}

/** Bank accounts (IBAN) and payment cards in a folded text, by their check digits. */
export function findPaymentDetails(folded: string): PersonalItem[] {
  const items = (pattern: RegExp, isValid: (text: string) => boolean, item: Pick<PersonalItem, 'kind' | 'label'>) =>
    Array.from(folded.matchAll(pattern)).flatMap(({ 0: text, index: start }): PersonalItem[] =>
      isValid(text) ? [{ ...item, start, end: start + text.length, confirmed: true }] : [],
    );
  return [
    ...items(iban, isIban, {
      kind: 'bank-account',
      label: { en: 'bank account number (IBAN)', 'zh-TW': '銀行帳號（IBAN）' },
    }),
    ...items(card, isCard, { kind: 'payment-card', label: { en: 'payment card number', 'zh-TW': '支付卡號碼' } }),
  ];
}
