/** Characters that are not seen: controls, zero-width and direction marks, soft hyphens, odd spaces. */
export const invisible = /[\p{Cc}\p{Cf}\u00a0\u2000-\u200a\u202f\u3164]/u;

/** A name as somebody would hear it: without width, case, punctuation, symbols, spaces and leading zeros. Equal ones are easily mixed up. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<!\d)0+(?=\d)/g, '')
    .replaceAll(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, '');
}

/** The form of a name: runs of capitals, small letters, digits and ideographs as one sign each, all else as it is. */
export function nameForm(name: string): string {
  return name
    .replaceAll(/\p{Nd}+/gu, '9')
    .replaceAll(/\p{Lu}+/gu, 'A')
    .replaceAll(/\p{Ll}+/gu, 'a')
    .replaceAll(/\p{Lo}+/gu, '字');
}
