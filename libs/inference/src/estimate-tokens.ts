/** Roughly how many tokens the texts of a question have: a quarter of its UTF-8 bytes. For batching, not for accounts. */
export function estimateTokens(value: unknown): number {
  if (typeof value === 'string') return Math.ceil(Buffer.byteLength(value) / 4);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return 1;
  let tokens = 0;
  for (const member of Object.values(value)) tokens += estimateTokens(member);
  return tokens;
}
