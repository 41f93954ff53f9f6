import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { parseInput } from './faults.js';
import { password } from './identity.js';
import { digest, id, instant, metadata, slug } from './ids.js';
import { faultIn } from './problem.js';
import { place } from './finding.js';
import { worded, wordedIssue } from './wording.js';

const even = worded({ en: 'must be even', 'zh-TW': '須為偶數' });

/** Kind of issue, schema of the field, what was given, code, English, Traditional Chinese. */
type Row = [string, z.ZodType, unknown, string, string, string];
const table: Row[] = [
  ['missing', z.string(), undefined, 'required', 'is missing: fill it in', '缺少此欄位，請補上'],
  ['type', z.string(), 5, 'wrong-type', 'must be text in quotes', '須為字串'],
  ['type', z.boolean(), 'yes', 'wrong-type', 'must be true or false', '須為布林值（true 或 false）'],
  ['type', z.array(z.int()), {}, 'wrong-type', 'must be a list', '須為陣列'],
  ['whole number', z.int(), 1.5, 'wrong-type', 'must be a whole number', '須為整數'],
  ['not a number', z.coerce.number(), 'x', 'wrong-type', 'must be a number', '須為數字'],
  [
    'long',
    z.string().max(3),
    'abcd',
    'too-long',
    'must have at most 3 characters; this has 4',
    '最多 3 個字元，目前為 4',
  ],
  [
    'short',
    password,
    'abc',
    'too-short',
    'must have at least 12 characters; this has 3',
    '至少須有 12 個字元，目前為 3',
  ],
  ['empty', z.string().min(1), '', 'too-short', 'must not be empty', '不可空白'],
  ['trimmed', z.string().trim().min(1), '  ', 'too-short', 'must not be empty', '不可空白'],
  [
    'many',
    z.array(z.int()).max(1),
    [1, 2],
    'too-many',
    'must have at most 1 item; this has 2',
    '最多 1 個項目，目前為 2',
  ],
  [
    'few',
    z.array(z.int()).min(2),
    [1],
    'too-few',
    'must have at least 2 items; this has 1',
    '至少須有 2 個項目，目前為 1',
  ],
  ['large', z.number().max(60), 61, 'too-large', 'must be at most 60', '不可大於 60'],
  ['small', z.number().min(16), 3, 'too-small', 'must be at least 16', '不可小於 16'],
  ['strictly large', z.number().lt(5), 5, 'too-large', 'must be less than 5', '須小於 5'],
  ['strictly small', z.number().gt(0), 0, 'too-small', 'must be more than 0', '須大於 0'],
  ['multiple', z.number().multipleOf(5), 7, 'invalid', 'must be a multiple of 5', '須為 5 的倍數'],
  ['enum', z.enum(['a', 'b']), 'c', 'not-allowed', 'must be one of "a", "b"', '須為下列之一："a"、"b"'],
  ['literal', z.literal('audit'), 'x', 'not-allowed', 'must be "audit"', '須為 "audit"'],
  ['uuid', id, 'x', 'wrong-format', 'must be a UUID', '須為 UUID'],
  [
    'time',
    instant,
    '2026-12-01',
    'wrong-format',
    'must be an RFC 3339 time with seconds and a zone, such as 2026-12-01T08:00:00+08:00',
    '須為含秒數與時區的 RFC 3339 時間，例如 2026-12-01T08:00:00+08:00',
  ],
  ...[
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '2026-12-01T08:00:00+16:00',
  ].map((time): Row => [
    'time out of reach',
    instant,
    time,
    'invalid',
    'must lie in the years 1 to 9999, counted in UTC, with an offset of less than 16 hours',
    '以 UTC 計須在西元 1 年至 9999 年之間，且時差須小於 16 小時',
  ]),
  [
    'date',
    z.iso.date(),
    '2026-02-30',
    'wrong-format',
    'must be a date YYYY-MM-DD that exists',
    '須為實際存在的日期，格式 YYYY-MM-DD',
  ],
  [
    'e-mail',
    z.email(),
    'x',
    'wrong-format',
    'must be an e-mail address, such as name@example.org',
    '須為電子郵件地址，例如 name@example.org',
  ],
  [
    'address',
    z.url(),
    'x',
    'wrong-format',
    'must be an address that begins with http:// or https://',
    '須為以 http:// 或 https:// 開頭的網址',
  ],
  [
    'own format',
    slug,
    'A b',
    'wrong-format',
    'must be 1 to 63 lower-case letters, digits and hyphens, and not begin with a hyphen',
    '須為 1 至 63 個小寫英文字母、數字與連字號，且不以連字號開頭',
  ],
  [
    'own format',
    digest,
    'sha256:',
    'wrong-format',
    'must be sha256: and 64 lower-case hexadecimal digits',
    '須為 sha256: 後接 64 個小寫十六進位數字',
  ],
  ['pattern', z.string().regex(/^x$/), 'y', 'wrong-format', 'must have the form /^x$/', '格式須為 /^x$/'],
  ['own rule', z.int().refine((n) => n % 2 === 0, even), 3, 'invalid', 'must be even', '須為偶數'],
  [
    'own rule',
    metadata,
    Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`k${n}`, n])),
    'invalid',
    'must have at most 64 fields',
    '最多 64 個欄位',
  ],
  [
    'own issue',
    z.string().superRefine((_, context) => context.addIssue(wordedIssue({ en: 'is taken', 'zh-TW': '已被使用' }))),
    'x',
    'invalid',
    'is taken',
    '已被使用',
  ],
  [
    'record key',
    z.record(z.string().min(2), z.int()),
    { a: 1 },
    'invalid',
    'has a name that is not allowed here: rename the field',
    '欄位名稱不符合規定，請更改名稱',
  ],
  [
    'discriminator',
    place,
    { kind: 'circle' },
    'invalid',
    'must be one of span, region, operation',
    '須為下列之一：span、region、operation',
  ],
  [
    'union',
    z.union([z.string(), z.int()]),
    true,
    'invalid',
    'has none of the forms that are allowed here; they are listed at /api/docs',
    '不符合此處允許的任何一種格式，允許的格式請見 /api/docs',
  ],
];

describe('parseInput', () => {
  it.each(table)('words an issue of the kind "%s" in both languages (%#)', (_kind, schema, given, code, en, zh) => {
    const parsed = parseInput(z.strictObject({ field: schema }), { field: given }, '/content');
    const [fault, ...others] = parsed.success ? [] : parsed.faults;
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ code, detail: { en, 'zh-TW': zh } });
    expect(fault?.pointer).toMatch(/^\/content\/field/);
  });

  it('answers what the schema made of a good value', () => {
    expect(parseInput(z.string().trim(), ' a ')).toEqual({ success: true, data: 'a' });
  });

  it('gives every unknown field a fault of its own, its name escaped in the pointer and shortened in the sentence', () => {
    const long = `a/~${'x'.repeat(300)}`;
    const parsed = parseInput(z.strictObject({}), { b: 1, [long]: 2 });
    const faults = parsed.success ? [] : parsed.faults;
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/b', `/a~1~0${'x'.repeat(300)}`]);
    expect(faults[0]?.detail['zh-TW']).toBe('此處沒有「b」欄位，請移除或更正名稱。');
    expect(Math.max(...faults.map(({ detail }) => detail.en.length))).toBeLessThan(140);
  });

  it('never repeats what was given', () => {
    const secret = 'correct-horse';
    const fields = { a: z.int(), b: z.email(), c: slug, d: z.enum(['x']), e: z.string().max(3), f: z.literal(1) };
    const given = Object.fromEntries(Object.keys(fields).map((key) => [key, `${secret} ${key}`]));
    const parsed = parseInput(z.strictObject(fields), given);
    expect(parsed.success ? 0 : parsed.faults.length).toBe(6);
    expect(JSON.stringify(parsed)).not.toContain(secret);
  });
});

describe('faultIn', () => {
  it('chooses the language', () => {
    const fault = { pointer: '/a', code: 'x', detail: { en: 'e', 'zh-TW': '中' } };
    expect(faultIn(fault, 'zh-TW')).toEqual({ pointer: '/a', code: 'x', detail: '中' });
  });
});
