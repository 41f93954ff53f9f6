/** A heading or name without what people write differently: width, case, blanks, hyphens, marks and a remark in brackets. */
export function folded(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]/g, '');
  return (bare.trim() === '' ? plain : bare).replace(/[\s_\-–—.:*#/\u200b\ufeff]+/g, '');
}

/** Text without blanks around it, those of East Asia and invisible ones included. */
export function trimmed(text: string): string {
  return text.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');
}
