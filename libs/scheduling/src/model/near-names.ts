import { foldedName } from './folded-name.js';

/** Names shorter than this are not searched by edits, and longer ones than the other neither. */
const [fewestCharacters, mostCharacters] = [4, 40];

/** Finds among declared names the one that was meant by another. */
export class NearNames {
  /** Declared names by their plain form, and by that form with one character left out. */
  private readonly alike = new Map<string, Set<string>>();
  private readonly shortened = new Map<string, Set<string>>();

  constructor(declared: Iterable<string>) {
    for (const name of declared) {
      const plain = foldedName(name);
      add(this.alike, plain, name);
      if (isSearched(plain)) for (const shorter of shortenings(plain)) add(this.shortened, shorter, name);
    }
  }

  /** The only declared name of the same plain form, else the only one whose plain form is one edit away; null when there are none or several. */
  find(name: string): string | null {
    const plain = foldedName(name);
    const same = this.alike.get(plain);
    if (plain === '') return null;
    if (same !== undefined) return onlyOf(same);
    if (!isSearched(plain)) return null;
    const close = new Set<string>(this.shortened.get(plain));
    for (const shorter of shortenings(plain)) {
      for (const longer of this.alike.get(shorter) ?? []) close.add(longer);
      for (const other of this.shortened.get(shorter) ?? [])
        if (differsInOne(foldedName(other), plain)) close.add(other);
    }
    return onlyOf(close);
  }
}

function isSearched(plain: string): boolean {
  return plain.length >= fewestCharacters && plain.length <= mostCharacters;
}

function shortenings(plain: string): Set<string> {
  return new Set(Array.from(plain, (_, at) => plain.slice(0, at) + plain.slice(at + 1)));
}

/** Whether one character stands for another, all else being the same. */
function differsInOne(one: string, other: string): boolean {
  let differences = 0;
  for (let at = 0; at < one.length; at += 1) differences += one[at] === other[at] ? 0 : 1;
  return one.length === other.length && differences === 1;
}

function add(index: Map<string, Set<string>>, key: string, name: string): void {
  const names = index.get(key);
  if (names === undefined) index.set(key, new Set([name]));
  else names.add(name);
}

function onlyOf(names: ReadonlySet<string>): string | null {
  const [only, another] = names;
  return another === undefined ? (only ?? null) : null;
}
