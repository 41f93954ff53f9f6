/**
 * A word without what tells one from many in regular English: the two are compared with each other only, so it need be no word itself
 * (valve and valves: "valv"; knife and knives: "kniv"; bus and buses: "bu").
 */
const bare = (word: string): string =>
  word
    .replace(/(?:ies|y)$/, 'i')
    .replace(/(?<=.)[es]+$/, '')
    .replace(/f$/, 'v');

const alike = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(bare)
    .join(' ');

/** True where two names are the same but for case, punctuation, and being of one or of many. */
export const sameThing = (one: string, other: string): boolean => alike(one) === alike(other);
