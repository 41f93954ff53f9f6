import { encodeHex } from './encoding.js';

/** The first 64 primes, from whose roots FIPS 180-4 takes its constants. */
const PRIMES = firstPrimes(64);
const INITIAL_STATE = Int32Array.from(PRIMES.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)));
const ROUND_CONSTANTS = Int32Array.from(PRIMES, (prime) => fractionBits(Math.cbrt(prime)));

const schedule = new Int32Array(64);
const state = new Int32Array(8);
const tail = new Uint8Array(128);

/** SHA-256 of `data`, 32 bytes (FIPS 180-4 in plain TypeScript, for browsers). */
export function sha256(data: Uint8Array): Uint8Array {
  const digest = new Uint8Array(32);
  sha256Into(data, digest, 0);
  return digest;
}

/** SHA-256 of `data` in lower-case hex. */
export function sha256Hex(data: Uint8Array): string {
  return encodeHex(sha256(data));
}

/** Writes SHA-256 of `data` into `target` at byte offset `at`; the two may share memory. */
export function sha256Into(data: Uint8Array, target: Uint8Array, at: number): void {
  state.set(INITIAL_STATE);
  const whole = data.length - (data.length % 64);
  for (let offset = 0; offset < whole; offset += 64) compress(data, offset);
  finish(data.subarray(whole), data.length, target, at);
}

/** SHA-256 of bytes that come in pieces. */
export class Sha256 {
  readonly #state = INITIAL_STATE.slice();
  readonly #block = new Uint8Array(64);
  #size = 0;

  update(data: Uint8Array): this {
    const held = this.#size % 64;
    this.#size += data.length;
    state.set(this.#state);
    let from = 0;
    if (held > 0) {
      from = Math.min(64 - held, data.length);
      this.#block.set(data.subarray(0, from), held);
      if (held + from < 64) return this;
      compress(this.#block, 0);
    }
    for (; from + 64 <= data.length; from += 64) compress(data, from);
    this.#block.set(data.subarray(from));
    this.#state.set(state);
    return this;
  }

  /** The digest, 32 bytes. Nothing can be added afterwards. */
  digest(): Uint8Array {
    const digest = new Uint8Array(32);
    state.set(this.#state);
    finish(this.#block.subarray(0, this.#size % 64), this.#size, digest, 0);
    return digest;
  }
}

/** Pads the rest (fewer than 64 bytes) of `size` bytes, and writes the digest. */
function finish(remains: Uint8Array, size: number, target: Uint8Array, at: number): void {
  const rest = remains.length;
  const padded = rest < 56 ? 64 : 128;
  tail.fill(0);
  for (let i = 0; i < rest; i++) tail[i] = remains[i] ?? 0;
  tail[rest] = 0x80;
  const bits = new DataView(tail.buffer);
  bits.setUint32(padded - 8, Math.floor(size / 0x20000000));
  bits.setUint32(padded - 4, (size << 3) >>> 0);
  for (let offset = 0; offset < padded; offset += 64) compress(tail, offset);
  for (let i = 0; i < 32; i++) target[at + i] = (state[i >> 2] ?? 0) >>> (24 - 8 * (i & 3));
}

function compress(block: Uint8Array, offset: number): void {
  expand(block, offset);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + sum1 + choice + at(ROUND_CONSTANTS, i) + at(schedule, i)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + sum0 + majority) | 0;
  }
  state[0] = at(state, 0) + a;
  state[1] = at(state, 1) + b;
  state[2] = at(state, 2) + c;
  state[3] = at(state, 3) + d;
  state[4] = at(state, 4) + e;
  state[5] = at(state, 5) + f;
  state[6] = at(state, 6) + g;
  state[7] = at(state, 7) + h;
}

function expand(block: Uint8Array, offset: number): void {
  for (let i = 0; i < 16; i++) {
    const p = offset + 4 * i;
    schedule[i] =
      ((block[p] ?? 0) << 24) | ((block[p + 1] ?? 0) << 16) | ((block[p + 2] ?? 0) << 8) | (block[p + 3] ?? 0);
  }
  for (let i = 16; i < 64; i++) {
    const early = at(schedule, i - 15);
    const late = at(schedule, i - 2);
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[i] = at(schedule, i - 16) + sigma0 + at(schedule, i - 7) + sigma1;
  }
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}

/** The first 32 bits of the fractional part. */
function fractionBits(root: number): number {
  return ((root - Math.floor(root)) * 0x100000000) | 0;
}

function at(words: Int32Array, i: number): number {
  return words[i] ?? 0;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
