import { canonicalJson, TlogError } from '@countersign/tlog';

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of members, undefined where there is none. */
export function at(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const key of path) {
    if (!isRecord(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** The text at a path; throws a `TlogError` (`malformed`) that names the path. */
export function textAt(value: unknown, ...path: string[]): string {
  const found = at(value, ...path);
  if (typeof found !== 'string') throw new TlogError('malformed', `${path.join('.')} is not text`);
  return found;
}

/** The whole number from 0 on at a path; throws a `TlogError` (`malformed`) that names the path. */
export function sizeAt(value: unknown, ...path: string[]): number {
  const found = at(value, ...path);
  if (typeof found !== 'number' || !Number.isSafeInteger(found) || found < 0) {
    throw new TlogError('malformed', `${path.join('.')} is not a whole number`);
  }
  return found;
}

/** The list at a path; throws a `TlogError` (`malformed`) that names the path. */
export function listAt(value: unknown, ...path: string[]): readonly unknown[] {
  const found = at(value, ...path);
  if (!Array.isArray(found)) throw new TlogError('malformed', `${path.join('.')} is not a list`);
  return found;
}

/** Whether two values are the same JSON, whatever the order of their members. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}
