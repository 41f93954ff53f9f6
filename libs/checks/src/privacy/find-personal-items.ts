import { FreePlaces } from '../text/free-places.js';
import { findContactDetails } from './find-contact-details.js';
import { findHomeAddresses } from './find-home-addresses.js';
import { findIdentityNumbers } from './find-identity-numbers.js';
import { findPaymentDetails } from './find-payment-details.js';
import { findSecrets, type Secret } from './find-secrets.js';
import type { PersonalItem } from './personal-item.js';

/** Secrets and personal data of a folded text; each place counts once, for what tells most of it. */
export function findPersonalItems(folded: string): { secrets: Secret[]; items: PersonalItem[] } {
  const free = new FreePlaces(folded.length);
  const secrets = findSecrets(folded).filter((secret) => free.take(secret));
  const items = [
    ...findIdentityNumbers(folded),
    ...findPaymentDetails(folded),
    ...findContactDetails(folded),
    ...findHomeAddresses(folded),
  ].filter((item) => free.take(item));
  return { secrets, items };
}
