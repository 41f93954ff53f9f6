const known = new WeakMap<Uint8Array, string>();

/** A hash in base64. The upper nodes of the tree are in every proof, and the reader of proofs keeps them. */
export function base64Of(hash: Uint8Array): string {
  const text = known.get(hash) ?? Buffer.from(hash.buffer, hash.byteOffset, hash.length).toString('base64');
  known.set(hash, text);
  return text;
}
