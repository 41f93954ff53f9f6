import { FreePlaces } from '../text/free-places.js';
import { identityFormats, type IdentityFormat } from './identity-formats.js';
import type { PersonalItem } from './personal-item.js';

/** Characters before a number in which a word must stand that tells what it is, and after it. */
const near = { before: 40, after: 16 } as const;
/** Words that only a passport's pattern may go by: its form says nothing. */
const passport = /passport|護照/i;

function isTold(folded: string, format: IdentityFormat, start: number, end: number): boolean {
  if (format.telling) return true;
  const around = `${folded.slice(Math.max(0, start - near.before), start)}\n${folded.slice(end, end + near.after)}`;
  return format.country === 'ZZ' ? passport.test(around) : format.words.test(around);
}

/** Identity numbers of persons in a folded text. Numbers whose form could be any number count only beside a word that tells. */
export function findIdentityNumbers(folded: string): PersonalItem[] {
  const found: PersonalItem[] = [];
  const free = new FreePlaces(folded.length);
  for (const format of identityFormats) {
    for (const { 0: number, index: start } of folded.matchAll(format.pattern)) {
      const end = start + number.length;
      if (!isTold(folded, format, start, end) || !format.isValid(number) || !free.take({ start, end })) continue;
      found.push({ kind: 'identity-number', start, end, label: format.label, confirmed: true });
    }
  }
  return found;
}
