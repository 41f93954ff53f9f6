import { foldText } from '../text/fold-text.js';
import { findContactDetails } from './find-contact-details.js';
import { findHomeAddresses } from './find-home-addresses.js';
import { findIdentityNumbers } from './find-identity-numbers.js';
import { findPaymentDetails } from './find-payment-details.js';
import { findSecrets } from './find-secrets.js';
import { mask } from './mask.js';

/** A text with the personal data and secrets that can be told in it masked. */
export function maskPersonalData(text: string): string {
  const folded = foldText(text);
  const places = [
    ...findSecrets(folded),
    ...findIdentityNumbers(folded),
    ...findPaymentDetails(folded),
    ...findContactDetails(folded),
    ...findHomeAddresses(folded),
  ].sort((one, other) => one.start - other.start);
  let masked = '';
  let at = 0;
  for (const { start, end } of places) {
    if (start < at) continue;
    masked += text.slice(at, start) + mask(text.slice(start, end));
    at = end;
  }
  return masked + text.slice(at);
}
