const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A number below 62^width as exactly `width` digits of 0-9, A-Z, a-z. */
export function base62(value: bigint, width: number): string {
  let text = '';
  let rest = value;
  for (let place = 0; place < width; place += 1) {
    text = (alphabet[Number(rest % 62n)] ?? '') + text;
    rest /= 62n;
  }
  if (rest > 0n) throw new RangeError(`${value} does not fit into ${width} base62 digits.`);
  return text;
}

/** Bytes, read as one big-endian number, as exactly `width` base62 digits. */
export function base62OfBytes(bytes: Buffer, width: number): string {
  return base62(BigInt(`0x${bytes.toString('hex')}`), width);
}
