import { excerpt, hasLoneSurrogate } from './encoding.js';
import { TlogError } from './tlog-error.js';

/** `allowUnsafeIntegers` lets integers beyond 2^53 - 1 through, whose digits other readers may not keep. */
export type CanonicalJsonOptions = { readonly allowUnsafeIntegers?: boolean };

/** A value that JSON can carry. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 units, ECMAScript numbers, no spaces. A member that is undefined
 * is left out, as in JSON.stringify. Refuses, naming the place, what JSON cannot carry faithfully: lone surrogates,
 * non-finite numbers, unsafe integers, undefined in arrays, bigints, functions, symbols and class instances.
 */
export function canonicalJson(value: unknown, options: CanonicalJsonOptions = {}): string {
  return writeValue(value, [], options.allowUnsafeIntegers ?? false);
}

/** The value of a text that is canonical JSON already; refuses any other spelling, duplicate keys among them. */
export function parseCanonicalJson(text: string, options: CanonicalJsonOptions = {}): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TlogError('malformed', `not JSON: ${excerpt(text)}`);
  }
  if (canonicalJson(value, options) !== text) {
    throw new TlogError('malformed', `JSON, but not in canonical form (RFC 8785): ${excerpt(text)}`);
  }
  return value;
}

const MAX_DEPTH = 512;
/** Text that JSON quotes as it stands: most keys and values, several times faster than JSON.stringify. */
const PLAIN_ASCII = /^[ !#-[\]-~]*$/;

function writeValue(value: unknown, path: (string | number)[], allowUnsafe: boolean): string {
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value === 'number') return writeNumber(value, path, allowUnsafe);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') throw unsupported(path, `a value of type ${typeof value}`);
  if (path.length >= MAX_DEPTH) throw unsupported(path, `nesting deeper than ${MAX_DEPTH} levels`);
  return Array.isArray(value) ? writeArray(value, path, allowUnsafe) : writeObject(value, path, allowUnsafe);
}

function writeArray(items: readonly unknown[], path: (string | number)[], allowUnsafe: boolean): string {
  let text = '';
  for (let i = 0; i < items.length; i++) {
    path.push(i);
    text += (i === 0 ? '' : ',') + writeValue(items[i], path, allowUnsafe);
    path.pop();
  }
  return `[${text}]`;
}

function writeObject(object: object, path: (string | number)[], allowUnsafe: boolean): string {
  if (!isPlain(object)) {
    throw unsupported(path, 'a class instance (only plain objects and arrays have a canonical form)');
  }
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member === undefined) continue;
    path.push(key);
    text += `${text === '' ? '' : ','}${writeString(key, path)}:${writeValue(member, path, allowUnsafe)}`;
    path.pop();
  }
  return `{${text}}`;
}

/** A plain object's prototype is null or has none itself: true for objects of other realms as well. */
function isPlain(object: object): object is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function writeString(text: string, path: readonly (string | number)[]): string {
  if (PLAIN_ASCII.test(text)) return `"${text}"`;
  const quoted = JSON.stringify(text);
  // Only lone surrogates are escaped as \ud…, so the slower look is for texts that spell such an escape themselves.
  if (quoted.includes('\\ud') && hasLoneSurrogate(text)) throw unsupported(path, 'text with a lone surrogate');
  return quoted;
}

function writeNumber(value: number, path: readonly (string | number)[], allowUnsafe: boolean): string {
  if (!Number.isFinite(value)) throw unsupported(path, String(value));
  if (!allowUnsafe && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw unsupported(path, `the integer ${value} beyond 2^53 - 1 (write it as text)`);
  }
  return String(value);
}

function unsupported(path: readonly (string | number)[], what: string): TlogError {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return new TlogError('unsupported-value', `canonical JSON cannot carry ${what} at $${excerpt(place).slice(1, -1)}`);
}
