import { canonicalLanguage } from '@countersign/contracts';

/** The languages that a person reads, as they are stored: each tag once, in its canonical form. */
export const languagesRead = (tags: readonly string[] = []): string[] => [...new Set(tags.map(canonicalLanguage))];
