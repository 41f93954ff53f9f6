import { faultWording, type LocalizedText } from '@countersign/contracts';
import type { z } from 'zod';

const written = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const place = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'The document'
    : path
        .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
        .join('');

function wanted(issue: z.core.$ZodIssueInvalidType): string {
  switch (issue.expected) {
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'a block of named values';
    case 'int':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    default:
      return `a ${issue.expected}`;
  }
}

/** What is wrong with a value of a policy file and how to mend it, in one sentence. `found` is what stands at the issue's path. */
export function describeIssue(issue: z.core.$ZodIssue, found: unknown): string {
  const at = place(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${at} does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}: correct the spelling or remove it.`;
    case 'invalid_value':
      return `${at} must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}; it is ${written(found)}.`;
    case 'invalid_type':
      return found === undefined
        ? `${at} is missing: add it, as ${wanted(issue)}.`
        : `${at} must be ${wanted(issue)}; it is ${written(found)}.`;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `${at} must not be empty.`
        : `${at} must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}; it is ${written(found)}.`;
    case 'too_big':
      return `${at} must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}; it is ${written(found)}.`;
    case 'invalid_union':
      return `${at} is ${written(found)}, which is none of the kinds that may stand here.`;
    case 'custom':
      return `${at} ${issue.message}`;
    default:
      return `${at}: ${issue.message}; it is ${written(found)}.`;
  }
}

/** The same in every language; the sentence in English is the one of `describeIssue`. */
export function localizeIssue(issue: z.core.$ZodIssue, sentence: string): LocalizedText {
  const at = issue.path.length === 0 ? '文件' : place(issue.path);
  const unknown =
    issue.code === 'unrecognized_keys' ? `沒有「${issue.keys.join('」、「')}」欄位，請移除或更正名稱` : null;
  return { en: sentence, 'zh-TW': `${at}：${unknown ?? faultWording(issue)['zh-TW'].replace(/。$/, '')}。` };
}
