import type { z } from 'zod';
import { localizedText, type LocalizedText } from './localized-text.js';
import { formatWording } from './wording.js';

type Issue = z.core.$ZodIssue;
type SizeIssue = z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall;

/** What each type of a schema is called. */
const types: Readonly<Record<string, LocalizedText>> = {
  string: { en: 'text in quotes', 'zh-TW': '字串' },
  number: { en: 'a number', 'zh-TW': '數字' },
  int: { en: 'a whole number', 'zh-TW': '整數' },
  boolean: { en: 'true or false', 'zh-TW': '布林值（true 或 false）' },
  array: { en: 'a list', 'zh-TW': '陣列' },
  tuple: { en: 'a list', 'zh-TW': '陣列' },
  object: { en: 'an object', 'zh-TW': '物件' },
  record: { en: 'an object', 'zh-TW': '物件' },
  null: { en: 'null', 'zh-TW': '空值（null）' },
  undefined: { en: 'absent', 'zh-TW': '空缺' },
};

/** What is counted in a string, a list and an object. */
const units: Readonly<Record<string, { one: string; many: string; 'zh-TW': string }>> = {
  string: { one: 'character', many: 'characters', 'zh-TW': '個字元' },
  array: { one: 'item', many: 'items', 'zh-TW': '個項目' },
  set: { one: 'item', many: 'items', 'zh-TW': '個項目' },
  map: { one: 'entry', many: 'entries', 'zh-TW': '個項目' },
};

/** Formats of the schema library that the product uses. */
const formats: Readonly<Record<string, LocalizedText>> = {
  uuid: { en: 'must be a UUID', 'zh-TW': '須為 UUID' },
  datetime: {
    en: 'must be an RFC 3339 time with seconds and a zone, such as 2026-12-01T08:00:00+08:00',
    'zh-TW': '須為含秒數與時區的 RFC 3339 時間，例如 2026-12-01T08:00:00+08:00',
  },
  date: { en: 'must be a date YYYY-MM-DD that exists', 'zh-TW': '須為實際存在的日期，格式 YYYY-MM-DD' },
  email: {
    en: 'must be an e-mail address, such as name@example.org',
    'zh-TW': '須為電子郵件地址，例如 name@example.org',
  },
  url: {
    en: 'must be an address that begins with http:// or https://',
    'zh-TW': '須為以 http:// 或 https:// 開頭的網址',
  },
};

const missing: LocalizedText = { en: 'is missing: fill it in', 'zh-TW': '缺少此欄位，請補上' };

function typeWording(issue: z.core.$ZodIssueInvalidType): LocalizedText {
  if ('input' in issue && issue.input === undefined) return missing;
  const type = types[issue.expected] ?? { en: `of the type ${issue.expected}`, 'zh-TW': `型別 ${issue.expected}` };
  return { en: `must be ${type.en}`, 'zh-TW': `須為${type['zh-TW']}` };
}

function valueWording(issue: z.core.$ZodIssueInvalidValue): LocalizedText {
  const values = issue.values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value)));
  const shown = values.slice(0, 40);
  const more = values.length > shown.length ? ', …' : '';
  if (values.length === 1) return { en: `must be ${values[0] ?? ''}`, 'zh-TW': `須為 ${values[0] ?? ''}` };
  return {
    en: `must be one of ${shown.join(', ')}${more}`,
    'zh-TW': `須為下列之一：${shown.join('、')}${more && '…'}`,
  };
}

function lengthOf(input: unknown): number | null {
  return typeof input === 'string' || Array.isArray(input) ? input.length : null;
}

/** A limit of a count ("at most 200 characters; this has 312") or of a number. */
function sizeWording(issue: SizeIssue): LocalizedText {
  const [limit, en, zh] =
    issue.code === 'too_big' ? [issue.maximum, 'at most', '最多'] : [issue.minimum, 'at least', '至少'];
  const unit = units[issue.origin];
  if (!unit) {
    const strict = issue.inclusive === false;
    const [than, zhThan] = issue.code === 'too_big' ? ['less than', '小於'] : ['more than', '大於'];
    const zhBound = issue.code === 'too_big' ? '不可大於' : '不可小於';
    return strict
      ? { en: `must be ${than} ${limit}`, 'zh-TW': `須${zhThan} ${limit}` }
      : { en: `must be ${en} ${limit}`, 'zh-TW': `${zhBound} ${limit}` };
  }
  const length = lengthOf(issue.input);
  if (length === 0 && Number(limit) === 1) return { en: 'must not be empty', 'zh-TW': '不可空白' };
  const words = Number(limit) === 1 ? unit.one : unit.many;
  return {
    en: `must have ${en} ${limit} ${words}${length === null ? '' : `; this has ${length}`}`,
    'zh-TW':
      `${zh}須有 ${limit} ${unit['zh-TW']}`.replace('最多須有', '最多') + (length === null ? '' : `，目前為 ${length}`),
  };
}

function formatSentence(issue: z.core.$ZodIssueInvalidStringFormat): LocalizedText {
  const known = formatWording(issue.format) ?? formats[issue.format];
  if (known) return known;
  const form = issue.pattern ?? issue.format;
  return { en: `must have the form ${form}`, 'zh-TW': `格式須為 ${form}` };
}

function unionWording(issue: z.core.$ZodIssueInvalidUnion): LocalizedText {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  if (options.length > 0) {
    return { en: `must be one of ${options.join(', ')}`, 'zh-TW': `須為下列之一：${options.join('、')}` };
  }
  return {
    en: 'has none of the forms that are allowed here; they are listed at /api/docs',
    'zh-TW': '不符合此處允許的任何一種格式，允許的格式請見 /api/docs',
  };
}

/** A schema's own words, where it gives them in every language (`worded`, `wordedIssue`). */
function ownWording(issue: Issue): LocalizedText | null {
  const given = 'params' in issue ? localizedText.safeParse(issue.params?.detail) : null;
  return given?.success ? given.data : null;
}

/**
 * What a field must be, in every language of the product: from the kind of the issue and, where it was reported, the
 * length of what was given. What was given is never repeated, so a password is not either.
 */
export function faultWording(issue: Issue): LocalizedText {
  const own = ownWording(issue);
  if (own) return own;
  switch (issue.code) {
    case 'invalid_type':
      return typeWording(issue);
    case 'invalid_value':
      return valueWording(issue);
    case 'too_big':
    case 'too_small':
      return sizeWording(issue);
    case 'invalid_format':
      return formatSentence(issue);
    case 'not_multiple_of':
      return { en: `must be a multiple of ${issue.divisor}`, 'zh-TW': `須為 ${issue.divisor} 的倍數` };
    case 'invalid_union':
      return unionWording(issue);
    case 'invalid_key':
      return { en: 'has a name that is not allowed here: rename the field', 'zh-TW': '欄位名稱不符合規定，請更改名稱' };
    case 'invalid_element':
      return { en: 'holds a value that is not allowed here', 'zh-TW': '包含不允許的值' };
    default:
      return { en: issue.message, 'zh-TW': `不符合規定：${issue.message}` };
  }
}
