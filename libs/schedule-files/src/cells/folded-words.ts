/** Longer ones are no heading, and folding them would take time. */
const longestWords = 200;

/** A heading or name without what people write differently: width, case, blanks, hyphens, marks and a remark in brackets. */
export function folded(text: string): string {
  const plain = text.slice(0, longestWords).normalize('NFKC').toLowerCase();
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]/g, '');
  return (bare.trim() === '' ? plain : bare).replace(/[\s_\-–—.:*#/\u200b\ufeff]+/g, '');
}

const isBlankAt = (text: string, at: number): boolean => /[\s\u200b\ufeff]/.test(text.charAt(at));

/** Text without blanks around it, those of East Asia and invisible ones included; in linear time. */
export function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isBlankAt(text, from)) from += 1;
  while (to > from && isBlankAt(text, to - 1)) to -= 1;
  return text.slice(from, to);
}

/** Whether a text shows nothing. */
export function isBlank(text: string): boolean {
  return /^[\s\u200b\ufeff]*$/.test(text);
}
