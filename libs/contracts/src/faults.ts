import type { z } from 'zod';
import type { Fault } from './problem.js';

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
    case 'unrecognized_keys':
      return 'unknown-field';
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'required' : 'wrong-type';
    case 'invalid_format':
      return 'wrong-format';
    case 'invalid_value':
      return 'not-allowed';
    default:
      return 'invalid';
  }
}

/** Every fault that a schema found, each with its JSON pointer; an unknown field gets a fault of its own. */
export function faultsOf(error: z.ZodError, prefix = ''): Fault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: jsonPointer([...issue.path, key], prefix),
        code: 'unknown-field',
        detail: `The field "${key}" is not known here.`,
      }));
    }
    return [{ pointer: jsonPointer(issue.path, prefix), code: codeOf(issue), detail: issue.message }];
  });
}
