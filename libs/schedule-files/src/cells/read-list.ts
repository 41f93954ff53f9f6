import { contentFault } from '../fault.js';
import type { CellType, Choices } from '../tables/table-definition.js';
import { folded, trimmed } from './folded-words.js';
import { numberOf, readMinutes, type Read } from './read-number.js';

/** The parts of a list in a cell, separated by `;`, its Chinese forms or line breaks. */
export function partsOf(text: string): string[] {
  return text
    .split(/[;；、\n]/)
    .map(trimmed)
    .filter((part) => part !== '');
}

type Pair = Record<string, string | number>;

const noPairs = (example: string) =>
  contentFault(
    'not-pairs',
    `Write name=value, separated by ; – such as ${example}`,
    `請以 名稱=值 填寫，並以 ; 分隔，例如 ${example}`,
  );

/** Reads `name=value; name=value`. */
export function readPairs(
  text: string,
  { keys: [name, key], value: kind, optional = false }: Extract<CellType, { kind: 'pairs' }>,
): Read<Pair[]> {
  const pairs: Pair[] = [];
  for (const part of partsOf(text)) {
    if (optional && !/[=＝]/.test(part)) {
      pairs.push({ [name]: part });
      continue;
    }
    const at = Math.max(part.lastIndexOf('='), part.lastIndexOf('＝'));
    const [left, right] = [trimmed(part.slice(0, Math.max(0, at))), trimmed(part.slice(at + 1))];
    if (at < 1 || left === '' || right === '')
      return { fault: noPairs(kind === 'text' ? 'team=A; shift=B' : 'A=60; B=75') };
    if (kind === 'text') {
      pairs.push({ [name]: left, [key]: right });
      continue;
    }
    const number = kind === 'minutes' ? readMinutes(right) : numberOf(right);
    if ('fault' in number) return number;
    pairs.push({ [name]: left, [key]: number.value });
  }
  return { value: pairs };
}

/** The code of a closed list that a text means: itself, or its words in any language. */
export function readChoice(text: string, choices: Choices): Read<string> {
  const wanted = folded(text);
  for (const [code, words] of Object.entries(choices)) {
    if ([code, words.en, words['zh-TW']].some((it) => folded(it) === wanted)) return { value: code };
  }
  const all = Object.entries(choices);
  const en = `Write one of ${all.map(([code]) => code).join(', ')}`;
  const zh = `請填下列之一：${all.map(([, words]) => words['zh-TW']).join('、')}`;
  return { fault: contentFault('not-allowed', en, zh) };
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const longNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const numerals = ['一', '二', '三', '四', '五', '六', '日'];
const everyDay = ['daily', 'everyday', 'all', '每日', '每天'];

function weekdayAt(text: string): number {
  const plain = trimmed(text.normalize('NFKC')).toLowerCase();
  const chinese = plain.replace(/^(星期|週|周|禮拜)/, '').replace('天', '日');
  const at = numerals.indexOf(chinese);
  return at >= 0 ? at : weekdays.findIndex((day, index) => plain === day || plain === longNames[index]);
}

/** Reads days of the week: names, ranges such as `mon-fri`, or `daily`. */
export function readDays(text: string): Read<string[]> {
  const days = new Set<string>();
  for (const part of text
    .split(/[;；、,，\n]/)
    .map(trimmed)
    .filter((it) => it !== '')) {
    if (everyDay.includes(part.normalize('NFKC').toLowerCase().replaceAll(' ', ''))) {
      for (const day of weekdays) days.add(day);
      continue;
    }
    const [from = '', to = from, ...rest] = part.split(/[-–—~～至到]/);
    const [first, last] = [weekdayAt(from), weekdayAt(to)];
    if (first < 0 || last < 0 || rest.length > 0) {
      return {
        fault: contentFault(
          'not-days',
          'Write days of the week such as mon-fri, or mon; wed; sat',
          '請填星期，例如 週一至週五，或 週一; 週三; 週六',
        ),
      };
    }
    for (let at = first; ; at = (at + 1) % 7) {
      days.add(weekdays[at] ?? '');
      if (at === last) break;
    }
  }
  return { value: weekdays.filter((day) => days.has(day)) };
}
