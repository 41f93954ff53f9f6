/** Texts that parsers, patterns and spreadsheets have stumbled over. */
export const hostileTexts: readonly string[] = [
  ' ',
  '\u3000',
  '"',
  "'",
  '「',
  '」『',
  '\\',
  '%s%n$& $1 \\1',
  '(((((((((((((((((((([[[[[[[[[[{{{{{{{{',
  '*+?^$|()[]{}.',
  "=cmd|' /C calc'!A1",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '\u202e\u200b\ufeff\u2066txet',
  '👩‍👩‍👧‍👦🏳️‍🌈🇹🇼',
  'Z̸̢͑a̷͔̐l̴͚̏g̵̻͝o̶̥͐',
  '１２３４．５％ ＡＢＣ',
  '一萬兩千三百四十五點六七八九零〇',
  '﷽𒐫𐐷𠮷',
  '1e999 -0 0x1F 1/0 9999999999999999999999999 ١٢٣',
  '1999年13月45日 25:61 2026-02-30',
  '臺灣，女性；因為她是女生，所以…！？',
  'a\r\nb\tc\u0085d\u2028e',
];

/** Patterns that are repeated into very long texts: each could make a search with nested repetition run for hours. */
export const longPatterns: readonly string[] = [
  'a',
  '(',
  '"',
  '中',
  '12 months ',
  'because she is ',
  'Women are too emotional to lead. ',
  '1,234.5 ',
];

/** Numbers at the edges of what a schema may take. */
export const hostileNumbers: readonly number[] = [0, -1, 0.1 + 0.2, 1e15, 5_256_000, Number.MAX_SAFE_INTEGER, -1e15];

/** Objects where something else is expected, and the other way round. */
export const hostileBodies: readonly unknown[] = [
  null,
  true,
  0,
  '',
  'text',
  [],
  [[]],
  {},
  { text: null },
  { text: 1 },
  { text: ['a'] },
  { text: { toString: 'a' } },
  { images: [] },
  { images: {} },
  { images: [null] },
  { images: [{ digest: 'sha256:x' }] },
  { schedule: null },
  { schedule: {}, roster: {} },
  { roster: { people: 'all' } },
  JSON.parse('{"__proto__": {"text": "own"}}'),
  { unknown: 1 },
];

type Path = readonly (string | number)[];

/** Every leaf and list of a JSON value, those that differ only in list positions once. */
export function placesIn(value: unknown): { path: Path; value: unknown }[] {
  const found = new Map<string, { path: Path; value: unknown }>();
  const walk = (item: unknown, path: Path): void => {
    const shape = path.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
    const isObject = typeof item === 'object' && item !== null;
    if ((!isObject || Array.isArray(item)) && !found.has(shape)) found.set(shape, { path, value: item });
    if (Array.isArray(item)) item.forEach((member, index) => walk(member, [...path, index]));
    else if (isObject) for (const [key, member] of Object.entries(item)) walk(member, [...path, key]);
  };
  walk(value, []);
  return [...found.values()];
}

/** A copy of a JSON value with another value at one place. */
export function withValue(value: unknown, [step, ...rest]: Path, other: unknown): unknown {
  if (step === undefined) return other;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withValue(item, rest, other) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [key, key === step ? withValue(item, rest, other) : item]),
  );
}

/** Copies of a body with a hostile value at one place each: texts, numbers, and lists that are empty or long. */
export function* hostileVariants(body: unknown): Generator<unknown> {
  for (const { path, value } of placesIn(body)) {
    if (typeof value === 'string') for (const text of hostileTexts) yield withValue(body, path, text);
    if (typeof value === 'number') for (const number of hostileNumbers) yield withValue(body, path, number);
    if (!Array.isArray(value)) continue;
    yield withValue(body, path, []);
    yield withValue(
      body,
      path,
      Array.from({ length: 300 }, () => value)
        .flat()
        .slice(0, 300),
    );
  }
}

/** Copies of a body with a very long text at one place each, as long as `accepts` takes it. */
export function* hugeVariants(body: unknown, accepts: (body: unknown) => boolean): Generator<unknown> {
  for (const { path, value } of placesIn(body)) {
    if (typeof value !== 'string' || !accepts(withValue(body, path, 'a'.repeat(20_000)))) continue;
    const longest = [1_048_576, 20_000].find((length) => accepts(withValue(body, path, 'a'.repeat(length)))) ?? 0;
    for (const pattern of longPatterns) {
      yield withValue(body, path, pattern.repeat(Math.floor(longest / pattern.length)));
    }
  }
}
