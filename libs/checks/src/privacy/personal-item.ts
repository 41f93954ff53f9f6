import type { TextSpan } from '../text/text-span.js';

/** What kind of personal data stands somewhere. */
export type PersonalKind = 'email' | 'phone' | 'identity-number' | 'bank-account' | 'payment-card' | 'address';

/** Personal data in a text. */
export interface PersonalItem extends TextSpan {
  kind: PersonalKind;
  /** What it is called in both languages, such as “Taiwan national identity number”. */
  label: { en: string; 'zh-TW': string };
  /** Whether check digits or a numbering plan confirm it. */
  confirmed: boolean;
}
