import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import type { PersonalItem } from './personal-item.js';

const email =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])/g;
/** Mailboxes of a function, and domains that are reserved for examples (RFC 2606): nobody's address. */
const ofNobody =
  /^(?:info|sales|support|service|services|help|helpdesk|contact|office|admin|hr|jobs|careers|press|media|marketing|noreply|no-reply|donotreply|postmaster|webmaster|orders?|billing|accounts?|enquir(?:y|ies)|feedback|customer-?service|cs|qa|quality|security|privacy|dpo|abuse|team|hello|mail|reception)@|@(?:[a-z0-9-]+\.)*(?:example|test|invalid|localhost)$|@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)$/i;
/** With a country code, or a trunk zero and, after the area or operator, a separator; Taiwan's mobiles without, too. */
const phone =
  /(?<![\w.,-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){1,4}|\(0\d{1,4}\) ?\d{2,4}(?:[ -]?\d{2,4}){1,3}|0\d{1,4}[ -]\d{2,4}(?:[ -]?\d{2,4}){1,2}|09\d{8})(?![\w-]|[.,]\d)/g;
/** Countries whose national form counts beside a word for telephones; without such a word only Taiwan's does. */
const abroad: readonly CountryCode[] = ['DE', 'FR', 'GB', 'IT', 'NL', 'JP', 'HK'];
const ofBusinesses = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN']);
const telephone = /(?:tel|phone|mobile|cell|call|fax|whatsapp|電話|手機|分機|傳真)[^\n]{0,16}$/i;

function isPhone(candidate: string, before: string): boolean {
  const home = parsePhoneNumberFromString(candidate, 'TW');
  if (home?.isValid()) return !ofBusinesses.has(home.getType() ?? '');
  if (candidate.startsWith('+') || !telephone.test(before)) return false;
  return abroad.some((country) => parsePhoneNumberFromString(candidate, country)?.isValid());
}

/** E-mail addresses of persons and telephone numbers in a folded text; numbers by the numbering plans of their countries. */
export function findContactDetails(folded: string): PersonalItem[] {
  const found: PersonalItem[] = [];
  for (const { 0: address, index: start } of folded.matchAll(email)) {
    if (ofNobody.test(address)) continue;
    const label = { en: 'e-mail address', 'zh-TW': '電子郵件地址' };
    found.push({ kind: 'email', start, end: start + address.length, label, confirmed: false });
  }
  for (const { 0: number, index: start } of folded.matchAll(phone)) {
    if (!isPhone(number, folded.slice(Math.max(0, start - 24), start))) continue;
    const label = { en: 'telephone number', 'zh-TW': '電話號碼' };
    found.push({ kind: 'phone', start, end: start + number.length, label, confirmed: true });
  }
  return found;
}
