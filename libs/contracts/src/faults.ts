import type { z } from 'zod';
import { faultWording } from './fault-wording.js';
import type { LocalizedFault } from './problem.js';
import { excerptOf } from './wording.js';

const escape = (segment: PropertyKey): string => String(segment).replaceAll('~', '~0').replaceAll('/', '~1');

/** RFC 6901 JSON pointer of a path, below an optional prefix. */
export function jsonPointer(path: readonly PropertyKey[], prefix = ''): string {
  return prefix + path.map((segment) => `/${escape(segment)}`).join('');
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-large';
    case 'too_small':
      return issue.origin === 'string' ? 'too-short' : issue.origin === 'array' ? 'too-few' : 'too-small';
    case 'invalid_type':
      return 'input' in issue && issue.input === undefined ? 'required' : 'wrong-type';
    case 'invalid_format':
      return 'wrong-format';
    case 'invalid_value':
      return 'not-allowed';
    default:
      return 'invalid';
  }
}

function localizedFaults(error: z.ZodError, prefix: string): LocalizedFault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: jsonPointer([...issue.path, key], prefix),
        code: 'unknown-field',
        detail: {
          en: `The field "${excerptOf(key)}" is not known here: leave it out, or correct its name.`,
          'zh-TW': `此處沒有「${excerptOf(key)}」欄位，請移除或更正名稱。`,
        },
      }));
    }
    return [{ pointer: jsonPointer(issue.path, prefix), code: codeOf(issue), detail: faultWording(issue) }];
  });
}

/** What a schema made of a value, or every fault it found, each with its JSON pointer below `prefix`. */
export type Parsed<T> = { success: true; data: T } | { success: false; faults: LocalizedFault[] };

/** Parses what came from outside; an unknown field gets a fault of its own. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown, prefix = ''): Parsed<z.output<T>> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { success: true, data: parsed.data };
  return { success: false, faults: localizedFaults(parsed.error, prefix) };
}
