import { demand } from './refusal.js';

/** RFC 8785 (JCS): keys in the order of their UTF-16 code units, numbers and strings as ECMAScript writes them. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') {
    demand(Number.isFinite(value), 'A number that JSON does not have.');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    demand(value.isWellFormed(), 'A lone surrogate.');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, item]) => `${canonicalJson(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  demand(value === null || typeof value === 'boolean', 'A value that JSON does not have.');
  return JSON.stringify(value);
}
