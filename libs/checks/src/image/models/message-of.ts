/** The words of an error, which may come from another realm, where `instanceof` does not hold; at most 120 characters. */
export function messageOf(error: unknown): string {
  const words = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(words).slice(0, 120);
}
